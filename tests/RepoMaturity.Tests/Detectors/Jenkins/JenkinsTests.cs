using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Jenkins;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Jenkins;

internal sealed class JenkinsTests
{
    private const string Push = "workflow [Push push (the server keeps the trigger)";
    private static readonly JenkinsDetector Detector = new();

    [TestCase("Jenkinsfile", true)]
    [TestCase("ci/Jenkinsfile.train", true)]
    [TestCase("Jenkinsfile.groovy", true)]
    [TestCase("deploy.jenkinsfile", true)]
    [TestCase("vars/build.groovy", true)]
    [TestCase("docs/Jenkinsfile.md", false)]
    [TestCase("jenkins.yml", false)]
    public void Claims_pipelines_and_their_parts(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("}}}((('''", "")]
    [TestCase("node { sh 'make' }", Push + "]")]
    [TestCase("pipeline { agent any\n stages { stage('a') { steps { sh 'x' } } } }", Push + "]|stage:a")]
    [TestCase("pipeline { triggers { cron('H 4 * * *') } }", Push + ", Schedule cron H 4 * * *]")]
    [TestCase("pipeline { triggers { pollSCM('H/5 * * * *'); upstream(upstreamProjects: 'data') } }", Push + ", Push pollSCM H/5 * * * *, Event upstream data]")]
    [TestCase("properties([pipelineTriggers([cron('@daily')])])\nnode { sh 'x' }", Push + ", Schedule cron @daily]")]
    [TestCase("pipeline {\n // triggers { cron('@daily') }\n /* stage('x') { } */\n}", Push + "]")]
    [TestCase("pipeline { stages { stage('a') { when { triggeredBy 'TimerTrigger' }\n steps { sh 'x' } } } }", Push + "]|stage:a [Schedule triggeredBy timer]")]
    [TestCase("pipeline { stages { stage('a') { when { expression { false } }\n steps { sh 'x' } } } }", Push + "]|stage:a off: when: expression { false }")]
    [TestCase("pipeline { stages { stage('a') { when { expression { return x == false } }\n steps { sh 'x' } } } }", Push + "]|stage:a")]
    [TestCase("pipeline { parameters { booleanParam(name: 'GO', defaultValue: false) }\n stages { stage('a') { when { expression { return params.GO } } } } }",
        Push + "]|stage:a [Manual when: parameter GO, which a person sets]")]
    [TestCase("pipeline { parameters { booleanParam(name: 'GO', defaultValue: false) }\n stages { stage('a') { when { expression { !params.GO } } } } }", Push + "]|stage:a")]
    [TestCase("pipeline { parameters { booleanParam(name: 'GO', defaultValue: true) }\n stages { stage('a') { when { expression { params.GO } } } } }", Push + "]|stage:a")]
    [TestCase("pipeline { parameters { choice(name: 'A', choices: ['plan', 'train']) }\n stages { stage('a') { when { expression { params.A == 'train' } } } } }",
        Push + "]|stage:a [Manual when: parameter A, which a person sets]")]
    [TestCase("pipeline { parameters { choice(name: 'A', choices: ['plan', 'train']) }\n stages { stage('a') { when { expression { params.A == 'plan' } } } } }", Push + "]|stage:a")]
    [TestCase("pipeline { parameters { string(name: 'A', defaultValue: 'all') }\n stages { stage('a') { when { expression { params.A == 'all' || params.A == 'a' } } } } }", Push + "]|stage:a")]
    [TestCase("pipeline { stages { stage('a') { input { message 'ok?' } }\n stage('b') { steps { sh 'x' } } } }",
        Push + "]|stage:a [Manual input: a person approves]|stage:b [Manual input: a person approves]")]
    [TestCase("pipeline { stages { stage('a') { steps { sh 'x'\n input 'ok?'\n sh 'y' } }\n stage('b') { } } }",
        Push + "]|stage:a|stage:a#approved [Manual input: a person approves]|stage:b [Manual input: a person approves]")]
    [TestCase("node { parallel a: { stage('a') { input 'ok?' } }, b: { stage('b') { sh 'x' } } }", Push + "]|stage:a|stage:b")]
    public void Pipelines_start_by_a_push_and_what_they_say(string text, string expected) => Assert.That(Detected.Starts(Detector, "Jenkinsfile", text), Is.EqualTo(expected));

    [TestCase("sh 'a b'", "Command a b :1")]
    [TestCase("sh \"a b\"", "Command a b :1")]
    [TestCase("sh '''\n  a\n  b\n'''", "Command a :2|Command b :3")]
    [TestCase("sh \"\"\"\n  a \\\\\n   -x\n  b\n\"\"\"", "Command a -x :2|Command b :4")]
    [TestCase("sh script: 'a b', label: 'c'", "Command a b :1")]
    [TestCase("def v = sh(returnStdout: true, script: 'a b').trim()", "Command a b :1")]
    [TestCase("bat 'a b'", "Command a b :1")]
    [TestCase("powershell(script: 'a b')", "Command a b :1")]
    [TestCase("// sh 'a'\n/* sh 'b' */ echo 'sh c'", "")]
    [TestCase("echo \"sh 'a'\"", "")]
    [TestCase("if (false) { sh 'a' }", "")]
    [TestCase("if (x) { sh 'a' } else { sh 'b' }", "Command a :1|Command b :1")]
    [TestCase("try { sh 'a' } catch (e) { sh 'b' } finally { sh 'c' }", "Command a :1|Command b :1|Command c :1")]
    [TestCase("['x', 'y'].each { n -> sh \"a ${n}\" }", "Command a ${n} :1")]
    [TestCase("withEnv(['A=train']) { sh 'run $A' }", "Command run train :1")]
    [TestCase("withCredentials([string(credentialsId: 'c', variable: 'T')]) { sh 'a' }", "Command a :1")]
    [TestCase("docker.image('x:1').inside { sh 'a' }", "Command a :1")]
    [TestCase("def f(p) { sh 'a' }\nf(1)", "Command a :1")]
    [TestCase("def m = x =~ /sh 'q'/\nsh 'a'", "Command a :2")]
    public void Steps_of_every_spelling_are_commands(string step, string expected) =>
        Assert.That(Detected.Facts(Detector, "Jenkinsfile", "node { " + step + "\n}", FactKind.Command).Replace(" @workflow", string.Empty, StringComparison.Ordinal), Is.EqualTo(expected));

    [TestCase("agent { docker { image 'python:3.9' } }", "Image python 3.9 :1 @workflow")]
    [TestCase("agent { docker 'python:3.9' }", "Image python 3.9 :1 @workflow")]
    [TestCase("docker.image('a/b').inside { }", "Image a/b :1 @workflow")]
    public void Agents_name_images(string agent, string expected) => Assert.That(Detected.Facts(Detector, "Jenkinsfile", "pipeline { " + agent + " }", FactKind.Image), Is.EqualTo(expected));

    [TestCase("pipeline { stages { stage('t') { steps { dir('ml') { sh 'python train.py' } } } } }", true)]
    [TestCase("pipeline { environment { S = 'ml/train.py' }\n stages { stage('t') { steps { sh \"python ${env.S}\" } } } }", true)]
    [TestCase("node { stage('t') { sh 'cd ml && python train.py' } }", true)]
    [TestCase("node { stage('t') { sh 'python $WORKSPACE/ml/train.py' } }", true)]
    [TestCase("node { stage('t') { input 'ok?'\n sh 'python ml/train.py' } }", false)]
    [TestCase("node { def part = load 'ci/part.groovy'\n part.run() }", true)]
    [TestCase("pipeline { stages { stage('t') { when { expression { return false } }\n steps { sh 'python ml/train.py' } } } }", false)]
    public void A_push_reaches_what_stages_run(string text, bool expected) => Assert.That(
        LinkedFiles.Chain("ml/train.py", ("Jenkinsfile", text), ("ci/part.groovy", "def run() {\n  sh 'python ml/train.py'\n}\nreturn this\n"), ("ml/train.py", "x = 1\n")).Length > 0,
        Is.EqualTo(expected));

    [TestCase("pipeline { stages { stage('t') { steps { trainModel(env: 'prod') } } } }", true)]
    [TestCase("pipeline { stages { stage('t') { steps { trainModel() } } } }", true)]
    [TestCase("pipeline { stages { stage('t') { steps { trainOther 'x' } } } }", false)]
    public void A_step_of_an_own_library_is_a_file(string text, bool expected) => Assert.That(
        LinkedFiles.Chain("ml/train.py", ("Jenkinsfile", text), ("vars/trainModel.groovy", "def call(Map options = [:]) {\n  sh 'python ml/train.py'\n}\n"), ("ml/train.py", "x = 1\n")).Length > 0,
        Is.EqualTo(expected));

    [TestCase("@Library('shared@main') _\nnode { }", "library shared@main")]
    [TestCase("library 'shared'\nnode { }", "library shared")]
    [TestCase("node { build job: 'train-model' }", "build job train-model")]
    public void Libraries_and_other_jobs_leave_the_repository(string text, string expected) =>
        Assert.That(LinkedFiles.Link(("Jenkinsfile", text)).WaysOut.Select(way => way.Text), Is.EqualTo(new[] { expected }));

    [Test]
    public void A_dockerfile_agent_builds_the_image() => Assert.That(
        Detected.References(Detector, "Jenkinsfile", "pipeline { agent { dockerfile { filename 'Dockerfile.build'\n dir 'ci' } } }"), Does.Contain("image-build ci/Dockerfile.build :1 @workflow"));

    [TestCase("src/a.groovy", "class A { def x() { return 1 } }", "")]
    [TestCase("vars/train.groovy", "def call() { sh 'x' }", " ")]
    [TestCase("jenkins/train.groovy", "pipeline { stages { } }", Push + "]")]
    [TestCase("src/train.groovy", "pipeline { stages { } }", " ")]
    public void Other_groovy_is_a_part(string path, string text, string expected) => Assert.That(Detected.Starts(Detector, path, text), Is.EqualTo(expected.Trim()));

    [Test]
    public void Deep_nesting_ends() => Assert.That(() => Detected.In(Detector, "Jenkinsfile", string.Concat(Enumerable.Repeat("node { a(", 20_000)) + "sh 'x'"), Throws.Nothing);
}
