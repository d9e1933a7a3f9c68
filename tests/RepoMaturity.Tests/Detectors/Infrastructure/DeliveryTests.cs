using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Infrastructure;

internal sealed class DeliveryTests
{
    private const string Application = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: api\nspec:\n  source:\n    path: apps/api\n";
    private const string Deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\n";

    [TestCase(Application + "  syncPolicy:\n    automated: {}\n", true)]
    [TestCase(Application, false)]
    [TestCase("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: api\nspec:\n  path: ./apps/api\n", true)]
    [TestCase("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: api\nspec:\n  path: ./apps/api\n  suspend: true\n", false)]
    [TestCase("apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: all\nspec:\n  generators:\n    - git:\n        directories:\n          - path: apps/*\n  template:\n    spec:\n      syncPolicy:\n        automated: {}\n", true)]
    public void A_controller_applies_the_folder_of_an_application(string application, bool expected) => Assert.That(
        LinkedFiles.Chain("base/deployment.yaml", ("argocd/api.yaml", application), ("apps/api/kustomization.yaml", "resources:\n  - ../../base\n"), ("base/kustomization.yaml", "resources:\n  - deployment.yaml\n"), ("base/deployment.yaml", Deployment)).Length > 0,
        Is.EqualTo(expected));

    [TestCase("schedule: '0 3 * * *'", true)]
    [TestCase("schedule: '0 3 * * *'\n  suspend: true", false)]
    public void A_clock_of_the_cluster_starts_the_image_of_a_job(string line, bool expected)
    {
        var job = $"apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: train\nspec:\n  {line}\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - image: registry/train:1\n";
        var links = LinkedFiles.Link(("k8s/train.yaml", job), ("build.sh", "docker build -t registry/train:1 .\n"), ("Dockerfile", "FROM python\nCOPY train.py .\nCMD [\"python\", \"train.py\"]\n"), ("train.py", "print(1)\n"));
        Assert.That(links.Automatic(RepoMaturity.Core.Links.UnitKey.File("train.py")) is not null, Is.EqualTo(expected));
        Assert.That(links.Automatic(new RepoMaturity.Core.Links.UnitKey("k8s/train.yaml", "resource:CronJob/train")), Is.Null);
    }

    [TestCase("0 3 * * * cd /app && python train.py\n", "cron:1 [Schedule schedule 0 3 * * *]")]
    [TestCase("SHELL=/bin/sh\n# 0 3 * * * x\n@daily python train.py\n", "cron:3 [Schedule schedule @daily]")]
    [TestCase("some words that are no entry at all\n", "")]
    public void Reads_cron_tables(string text, string expected) => Assert.That(Detected.Starts(new CronTableDetector(), "crontab", text), Is.EqualTo(expected));

    [Test]
    public void A_timer_starts_its_service() => Assert.That(
        LinkedFiles.Chain("train.py", ("deploy/train.timer", "[Timer]\nOnCalendar=daily\n"), ("deploy/train.service", "[Service]\nExecStart=/usr/bin/python3 train.py\n"), ("train.py", "print(1)\n")),
        Is.EqualTo("deploy/train.timer:2 schedule daily -> deploy/train.timer:2 service train.service -> deploy/train.service:2 python train.py"));

    [TestCase("gcloud deploy releases create r1", "manifests:\n  rawYaml:\n    - k8s/*.yaml\n", true)]
    [TestCase("gcloud deploy releases create r1 --skaffold-file=skaffold.yaml", "deploy:\n  kubectl:\n    manifests: [k8s/api.yaml]\n", true)]
    [TestCase("skaffold run", "profiles:\n  - name: prod\n    manifests:\n      kustomize:\n        paths: [k8s]\n", true)]
    [TestCase("skaffold deploy", "manifests:\n  helm:\n    releases:\n      - name: api\n        chartPath: k8s\n", true)]
    [TestCase("gcloud deploy releases list", "manifests:\n  rawYaml:\n    - k8s/*.yaml\n", false)]
    [TestCase("skaffold run", "manifests:\n  rawYaml:\n    - other/*.yaml\n", false)]
    public void A_release_applies_the_manifests_of_Skaffold(string command, string skaffold, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "k8s/api.yaml",
            (".github/workflows/cd.yml", $"on: push\njobs:\n  cd:\n    steps:\n      - run: {command}\n"),
            ("skaffold.yaml", "apiVersion: skaffold/v4beta7\nkind: Config\n" + skaffold),
            ("k8s/api.yaml", Deployment)).Length > 0,
        Is.EqualTo(expected));

    [Test]
    public void To_release_builds_no_image() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/cd.yml", "on: push\njobs:\n  cd:\n    steps:\n      - run: gcloud deploy releases create r1\n"),
            ("skaffold.yaml", "apiVersion: skaffold/v4beta7\nbuild:\n  artifacts:\n    - image: api\n"),
            ("Dockerfile", "FROM python\nCOPY train.py .\nRUN python train.py\n"),
            ("train.py", "print(1)\n")),
        Is.Empty);

    [TestCase("docker build -t eu.gcr.io/p/churn:1 .", "gcloud run deploy churn --image eu.gcr.io/p/churn:1", true)]
    [TestCase("docker build -t eu.gcr.io/p/churn:1 .", "gcloud run deploy churn --image eu.gcr.io/p/other:1", false)]
    [TestCase("docker build -t $IMAGE .", "az webapp config container set --name churn --container-image-name ${{ secrets.IMAGE }}", true)]
    [TestCase("az acr build -r churn -t churn:1 .", "kubectl -n prod set image deployment/api api=r.azurecr.io/churn:1", true)]
    [TestCase("docker build -t churn:1 .", "kubectl get pods", false)]
    [TestCase("docker build -t churn:1 .", "aws lambda update-function-code --function-name f --image-uri 1.dkr.ecr.eu.amazonaws.com/churn:1", true)]
    [TestCase("true", "flyctl deploy --remote-only", true)]
    [TestCase("true", "gcloud run deploy churn --source .", true)]
    [TestCase("true", "gcloud run services list", false)]
    public void A_service_runs_what_the_image_it_is_handed_starts(string build, string deploy, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "app.py",
            (".github/workflows/cd.yml", $"on: push\njobs:\n  cd:\n    steps:\n      - run: {build}\n      - run: {deploy}\n"),
            ("Dockerfile", "FROM python\nCOPY app.py .\nCMD [\"python\", \"app.py\"]\n"),
            ("app.py", "print(1)\n")).Length > 0,
        Is.EqualTo(expected));

    [TestCase("public.ecr.aws/lambda/python:3.12", "app.start", true)]
    [TestCase("public.ecr.aws/lambda/python:3.12", "other.start", false)]
    [TestCase("python:3.12", "app.start", false)]
    public void The_image_of_a_function_is_told_its_module(string image, string handler, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "app.py",
            (".github/workflows/cd.yml", "on: push\njobs:\n  cd:\n    steps:\n      - run: docker build -t churn:1 .\n      - run: aws lambda update-function-code --function-name f --image-uri r/churn:1\n"),
            ("Dockerfile", $"FROM {image}\nCOPY app.py .\nCMD [\"{handler}\"]\n"),
            ("app.py", "print(1)\n")).Length > 0,
        Is.EqualTo(expected));

    [TestCase("image: ${{ needs.build.outputs.image }}", true)]
    [TestCase("image: eu.gcr.io/p/churn:1", true)]
    [TestCase("image: eu.gcr.io/p/other:1", false)]
    [TestCase("region: europe-west1", false)]
    public void An_action_that_deploys_is_handed_the_image_that_the_workflow_builds(string input, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "app.py",
            (".github/workflows/cd.yml", "on: push\njobs:\n  cd:\n    steps:\n      - uses: docker/metadata-action@v5\n        with:\n          images: eu.gcr.io/p/churn\n      - uses: docker/build-push-action@v6\n        with:\n          tags: ${{ steps.meta.outputs.tags }}\n"
                + $"      - uses: google-github-actions/deploy-cloudrun@v2\n        with:\n          service: churn\n          {input}\n"),
            ("Dockerfile", "FROM python\nCOPY app.py .\nCMD [\"python\", \"app.py\"]\n"),
            ("app.py", "print(1)\n")).Length > 0,
        Is.EqualTo(expected));

    [TestCase("--trigger-bucket=data", true)]
    [TestCase("--trigger-resource=data --trigger-event=google.storage.object.finalize", true)]
    [TestCase("--trigger-event-filters=type=google.cloud.storage.object.v1.finalized", true)]
    [TestCase("--trigger-topic=messages", false)]
    [TestCase("--trigger-http", false)]
    public void New_data_starts_the_function_that_a_script_deploys(string options, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            ("functions/deploy.sh", $"gcloud functions deploy start --runtime=python312 {options}\n"),
            ("functions/main.py", "import subprocess\n\ndef start(data, context):\n    subprocess.run(['python', 'train.py'])\n\ndef other():\n    pass\n"),
            ("train.py", "print(1)\n")).Length > 0,
        Is.EqualTo(expected));

    [TestCase("start", "functions", true)]
    [TestCase("other", "functions", false)]
    [TestCase("start", "elsewhere", false)]
    [TestCase("start", "gs://code/functions.zip", false)]
    public void The_function_is_the_one_that_is_named(string function, string source, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            ("deploy.sh", $"gcloud functions deploy churn --entry-point={function} --source={source} --trigger-bucket data\n"),
            ("functions/main.py", "import subprocess\n\ndef start(data, context):\n    subprocess.run(['python', 'train.py'])\n\ndef other():\n    pass\n"),
            ("train.py", "print(1)\n")).Length > 0,
        Is.EqualTo(expected));

    [Test]
    public void Bicep_names_resources_and_modules()
    {
        const string text = "param a string\nresource ws 'Microsoft.MachineLearningServices/workspaces@2024-04-01' = {\n}\nmodule net 'modules/net.bicep' = {\n}\nmodule far 'br:registry/x:1' = {\n}\n";
        Assert.That(Detected.Facts(new BicepDetector(), "infra/main.bicep", text, FactKind.Resource), Is.EqualTo("Resource Microsoft.MachineLearningServices/workspaces ws :2"));
        Assert.That(Detected.References(new BicepDetector(), "infra/main.bicep", text), Is.EqualTo("script modules/net.bicep :4 in infra"));
    }
}
