using RepoMaturity.Core.Facts;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Languages;

public sealed class SourceCodeTests
{
    // C#
    [TestCase("a.cs", "var c = new MLContext(seed: 1);\nvar m = c.Regression.Trainers.Sdca().Fit(d);", "MLContext(seed=1)\nMLContext.Regression.Trainers.Sdca\nMLContext.Regression.Trainers.Sdca.Fit")]
    [TestCase("a.cs", "class A { void F() => c.Model.Save(m); private readonly MLContext c = new(); }", "MLContext.Model.Save")]
    [TestCase("a.cs", "class A { A(IPool<X, Y> pool) { pool.Predict(x); } }", "IPool.Predict")]
    [TestCase("a.cs", "class A { void F(B x) { x.Run<C>(1, path: \"p\"); } }", "B.Run(path=p)")]
    [TestCase("a.cs", "class A { A F() { return G(1); } A G(int x) { return this.b?.Go()!.Stop(); } }", "G\n?.Go\n?.Stop")]
    [TestCase("a.cs", "using ML = Microsoft.ML;\nvar x = new ML.MLContext();", "ML.MLContext")]
    [TestCase("a.cs", "ITransformer m = p.Fit(d);\nm.Transform(x);", "?.Fit\nITransformer.Transform")]
    [TestCase("a.cs", "var o = new Options { Path = \"a\", Size = 3 };", "Options(Path=a, Size=3)")]
    [TestCase("a.cs", "// new MLContext();\nvar s = \"new MLContext()\";", "")]
    [TestCase("a.cs", "if (a < b) { Run(); } else if (c > d) { Stop(); }", "Run\nStop")]
    [TestCase("a.cs", "foreach (var x in items) { x.Go(); }", "?.Go")]

    // JavaScript and TypeScript
    [TestCase("a.ts", "import * as tf from '@tensorflow/tfjs';\nconst m: tf.Model = tf.sequential();\nawait m.fit(x, y, {epochs: 3});", "@tensorflow/tfjs.sequential\n@tensorflow/tfjs.sequential.fit(epochs=3)")]
    [TestCase("a.js", "const {a: b, c} = require('m');\nb();\nc.d();", "require 'm'\nm.a\nm.c.d")]
    [TestCase("a.js", "const build = require('./m');\nbuild().fit(x);", "require './m'\nbuild\n?.fit")]
    [TestCase("a.ts", "import Client, { Server as S } from 'pkg';\nnew Client({ key: 'k' });\nnew S().run();", "pkg(key=k)\npkg.Server\npkg.Server.run")]
    [TestCase("a.ts", "class A { constructor(private readonly s: Stack) { super(s); this.s.go(); } }", "Stack.go")]
    [TestCase("a.ts", "export const handler = async (e: Event): Promise<void> => {\n  await go(e);\n};", "go")]
    [TestCase("a.js", "describe('x', () => { it('works', async () => { expect(1); }); });", "describe 'x'\nit 'works'\nexpect")]
    [TestCase("a.js", "// tf.fit()\nconst s = `tf.fit()`; const r = /fit(x)/;", "")]

    // Java, Scala, Kotlin
    [TestCase("A.java", "import a.b.NaiveBayes;\nclass A { void f() { Model m = NaiveBayes.train(x); m.go(); } }", "a.b.NaiveBayes.train\na.b.NaiveBayes.train.go")]
    [TestCase("A.scala", "import a.b.{C, D => E}\nobject A {\n  val m = new C()\n    .setX(1)\n    .fit(t)\n  new E\n}", "a.b.C\na.b.C.setX\na.b.C.setX.fit\na.b.D")]
    [TestCase("A.kt", "import a.C\nfun main() {\n  val c: C = make()\n  c.fit(x)\n}", "make\na.C.fit")]

    // R
    [TestCase("a.R", "library(caret)\nm <- train(y ~ ., data = d, method = \"rf\")", "library\ntrain(data=, method=rf)")]
    [TestCase("a.R", "v <- x |> vetiver::vetiver_model('n') %>% prep", "vetiver::vetiver_model 'n'\nprep")]
    [TestCase("a.R", "l <- lrn('rpart')\nl$train(t)", "lrn 'rpart'\nlrn.train")]
    [TestCase("a.R", "if (FALSE) {\n  fit(x)\n}\ny <- f(1)", "f")]
    [TestCase("a.Rmd", "# x\n```{r}\nfit(a)\n```\nfit(b)\n```{r, eval = FALSE}\nfit(c)\n```\n```r\nd()\n```", "fit")]
    [TestCase("a.qmd", "```{r}\n#| eval: false\nfit(a)\n```\n```{python}\nfit(b)\n```\n```{r}\ngo(a)\n```", "go")]
    public void Calls_have_the_names_that_declarations_and_imports_give(string path, string text, string expected) =>
        Assert.That(LanguageFacts.Lines(LanguageFacts.Of(LanguageDetectors.Of(path), path, text), FactKind.Call), Is.EqualTo(expected));

    [TestCase("a.cs", "using System.IO;\nusing static A.B;\nglobal using C;\nusing D = E.F;\nclass X { void G() { using var a = Open(); using (b) { } } }", "System.IO\nA.B\nC\nE.F")]
    [TestCase("a.ts", "import 'a';\nimport b from 'b';\nimport type { C } from 'c';\nimport d = require('d');\nexport * from 'e';\nconst f = await import('f');\nimport './g';\nimport fs from 'node:fs';", "a\nb\nc\nd\ne\nf\nfs")]
    [TestCase("A.scala", "import a.b._\nimport c.{D, E => F}\nimport g.H", "a.b\nc.D\nc.E\ng.H")]
    [TestCase("A.java", "import static a.B.c;\nimport d.*;", "a.B.c\nd")]
    [TestCase("a.R", "library(a)\nrequire(\"b\")\nc::f(1)\npacman::p_load(d, e)\nbox::use(g[h], ./i)\ntar_option_set(packages = c(\"j\", \"k\"))\n# library(l)", "a\nb\nc\npacman\nd\ne\nbox\ng\nj\nk")]
    public void Imports_are_named(string path, string text, string expected) =>
        Assert.That(LanguageFacts.Lines(LanguageFacts.Of(LanguageDetectors.Of(path), path, text), FactKind.Import), Is.EqualTo(expected));

    [TestCase("a.cs", "[ApiController]\n[Route(\"x\")]\npublic class A : ControllerBase, IB<C>\n{\n    [HttpPost(\"y\", Name = \"n\")]\n    public Task<D> Go([FromBody] E e) { }\n}", "A 'class'\nApiController 'A'\nRoute 'A'\nControllerBase 'A'\nIB 'A'\nA.Go 'function'\nHttpPost 'A.Go'(Name=n)")]
    [TestCase("a.cs", "public record struct P(int X);\ninternal sealed class B(ILogger l) : Base(l) { B Make() => new(); }", "P 'class'\nB 'class'\nBase 'B'\nB.Make 'function'")]
    [TestCase("a.ts", "import * as cdk from 'aws-cdk-lib';\nexport class S extends cdk.Stack {\n  run(x: X): void { }\n}\nfunction f() {}\nconst g = () => 1;", "S 'class'\naws-cdk-lib.Stack 'S'\nS.run 'function'\nf 'function'\ng 'function'")]
    [TestCase("A.java", "import o.Test;\nclass A extends B implements C {\n    @Test\n    void works() { }\n}", "A 'class'\nB 'A'\nC 'A'\nA.works 'function'\no.Test 'A.works'")]
    [TestCase("A.scala", "case class A(x: Int)\nclass B extends C with D {\n  def go(x: Int): Int = x + 1\n}", "A 'class'\nB 'class'\nC 'B'\nD 'B'\nB.go 'function'")]
    [TestCase("A.kt", "data class A(val x: Int)\nclass B : C() {\n  override fun go(x: Int) = x\n}", "A 'class'\nB 'class'\nC 'B'\nB.go 'function'")]
    [TestCase("a.R", "f <- function(x, y = g()) {\n  h <- \\(z) z\n}\n#* @post /predict\nfunction(req) { }", "f 'function'\nh 'function'\nplumber.post '/predict'")]
    public void Definitions_have_their_bases_and_decorators(string path, string text, string expected) =>
        Assert.That(LanguageFacts.Lines(LanguageFacts.Of(LanguageDetectors.Of(path), path, text), FactKind.Definition, FactKind.Base, FactKind.Decorator), Is.EqualTo(expected));

    [TestCase("a.cs", "Console.WriteLine();", true)]
    [TestCase("a.cs", "class P { static void Main() { } }", true)]
    [TestCase("a.cs", "namespace N { class P { void Go() { Run(); } } }", false)]
    [TestCase("A.java", "class P { public static void main(String[] a) { } }", true)]
    [TestCase("A.scala", "object P extends App { go() }", true)]
    [TestCase("A.scala", "class P { def go() = 1 }", false)]
    [TestCase("A.kt", "fun main() { }", true)]
    public void Programs_are_units(string path, string text, bool isProgram) =>
        Assert.That(LanguageFacts.Of(LanguageDetectors.Of(path), path, text).Units.Select(unit => unit.Id), isProgram ? Is.EqualTo(new[] { "" }) : Is.Empty);

    [Test]
    public void Facts_know_the_function_they_stand_in()
    {
        var file = LanguageFacts.Of(LanguageDetectors.Of("a.cs"), "a.cs", "class A { void F() { if (x) { throw new BadException(); } } }");
        Assert.That(file.Facts.Single(fact => fact.Kind == FactKind.Raise), Is.EqualTo(new Fact(FactKind.Raise, "BadException", new Position(1), null, "def:A.F")));
    }

    [Test]
    public void Steps_of_targets_are_stages()
    {
        var file = LanguageFacts.Of(LanguageDetectors.Of("_targets.R"), "_targets.R", "list(\n  tar_target(raw, read_csv(path)),\n  tar_target(model, raw |> train_model()),\n  tar_render(report, \"report.Rmd\")\n)");
        Assert.That(LanguageFacts.Lines(file, FactKind.Stage), Is.EqualTo("raw 'read_csv'\nmodel 'train_model'\nreport"));
    }

    [TestCase("tar_target(name = raw, command = read_csv(path), deployment = \"main\")", "raw 'read_csv'")]
    [TestCase("tar_target(command = read_csv(path), name = raw)", "raw 'read_csv'")]
    [TestCase("tar_target(name = raw, read_csv(path))", "raw 'read_csv'")]
    [TestCase("tar_target(raw, command = read_csv(path))", "raw 'read_csv'")]
    [TestCase("tar_target(raw, path, pattern = map(path))", "raw")]
    [TestCase("tar_target(\"raw\", read_csv(path))", "")]
    public void A_step_of_targets_is_given_by_place_or_by_word(string text, string stages)
    {
        var file = LanguageFacts.Of(LanguageDetectors.Of("_targets.R"), "_targets.R", $"list({text})");
        Assert.That(LanguageFacts.Lines(file, FactKind.Stage), Is.EqualTo(stages));
    }

    [TestCase("node_modules/a/index.js")]
    [TestCase("web/dist/app.js")]
    [TestCase("app.min.js")]
    [TestCase("types/index.d.ts")]
    [TestCase("A.Designer.cs")]
    [TestCase("obj/A.cs")]
    [TestCase("a.rb")]
    public void What_others_wrote_is_not_claimed(string path) => Assert.That(() => LanguageDetectors.Of(path), Throws.InvalidOperationException);
}
