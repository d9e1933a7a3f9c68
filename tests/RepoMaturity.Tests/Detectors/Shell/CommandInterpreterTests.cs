using RepoMaturity.Core.Facts;

namespace RepoMaturity.Tests.Detectors.Shell;

/// <summary>What commands are and what they refer to.</summary>
public sealed class CommandInterpreterTests
{
    [TestCase("sudo -u app python a.py", "python a.py")]
    [TestCase("env A=b C=d python a.py", "python a.py")]
    [TestCase("time nohup nice -n 5 python3.11 a.py", "python a.py")]
    [TestCase("timeout 30m python a.py", "python a.py")]
    [TestCase("timeout -k 5 30 python a.py", "python a.py")]
    [TestCase("xargs -n 1 python a.py", "python a.py")]
    [TestCase("/usr/bin/python3 a.py", "python a.py")]
    [TestCase(".venv/bin/python a.py", "python a.py")]
    [TestCase("${PYTHON} a.py", "python a.py")]
    [TestCase("$PYTHON_INTERPRETER a.py", "python a.py")]
    [TestCase("$RUNNER python a.py", "python a.py")]
    [TestCase("poetry -C ml run python a.py", "python a.py")]
    [TestCase("uv run a.py", "python a.py")]
    [TestCase("uv run --with x --frozen python a.py", "python a.py")]
    [TestCase("uv run -m a.b", "python -m a.b")]
    [TestCase("uvx --from x ruff check", "ruff check")]
    [TestCase("pipenv run pdm run hatch run test:pytest -q", "pytest -q")]
    [TestCase("conda run --no-capture-output -n env python a.py", "python a.py")]
    [TestCase("micromamba run -n env python a.py", "python a.py")]
    [TestCase("pixi run -e dev python a.py", "python a.py")]
    [TestCase("npx -p x cdk deploy", "cdk deploy")]
    [TestCase("dotenv -f .env run -- python a.py", "python a.py")]
    [TestCase("xvfb-run -a python a.py", "python a.py")]
    [TestCase("bash -c 'python a.py && b'", "python a.py\nb")]
    [TestCase("bash -euo pipefail -c 'python a.py'", "python a.py")]
    [TestCase("sh -lc \"sudo python a.py\"", "python a.py")]
    [TestCase("eval \"python a.py\"", "python a.py")]
    [TestCase("su - app -c 'python a.py'", "python a.py")]
    [TestCase("coverage run -m pytest tests", "coverage run -m pytest tests\npython -m pytest tests\npytest tests")]
    [TestCase("torchrun --nproc_per_node 4 a.py --x", "torchrun --nproc_per_node 4 a.py --x\npython a.py --x")]
    [TestCase("accelerate launch --config_file c.yaml a.py", "accelerate launch --config_file c.yaml a.py\npython a.py")]
    [TestCase("python -m torch.distributed.run --nnodes 2 a.py", "python -m torch.distributed.run --nnodes 2 a.py\npython a.py")]
    [TestCase("mpirun -np 4 python a.py", "mpirun -np 4 python a.py\npython a.py")]
    [TestCase("srun -p gpu python a.py", "srun -p gpu python a.py\npython a.py")]
    [TestCase("ray job submit --working-dir . -- python a.py", "ray job submit --working-dir . -- python a.py\npython a.py")]
    [TestCase("spark-submit --master yarn --py-files d.zip a.py x", "spark-submit --master yarn --py-files d.zip a.py x\npython a.py x")]
    [TestCase("docker run --rm -v $(pwd):/w --gpus all img:1 python a.py", "docker run --rm -v .:/w --gpus all img:1 python a.py\npython a.py")]
    [TestCase("docker compose -f c.yml run --rm api pytest", "docker compose -f c.yml run --rm api pytest\npytest")]
    [TestCase("kubectl exec pod -- python a.py", "kubectl exec pod -- python a.py\npython a.py")]
    [TestCase("ssh -i k user@host 'cd x && docker compose up -d'", "ssh -i k user@host cd x && docker compose up -d\ndocker compose up -d")]
    [TestCase("./wait-for-it.sh db:5432 -- python a.py", "./wait-for-it.sh db:5432 -- python a.py\npython a.py")]
    [TestCase("python -m mlflow server", "python -m mlflow server\nmlflow server")]
    [TestCase("parallel -j 4 python a.py --seed {} ::: 1 2", "python a.py --seed {} ::: 1 2")]
    [TestCase("mise exec -- python a.py", "python a.py")]
    [TestCase("mise x python@3.12 -- python a.py", "python a.py")]
    [TestCase("numactl --cpunodebind 0 python a.py", "python a.py")]
    [TestCase("nix-shell --run 'python a.py'", "python a.py")]
    [TestCase("xargs -I{} bash -c 'python a.py {}'", "python a.py {}")]
    [TestCase("sudo -E env X=1 nohup python a.py &", "python a.py")]
    [TestCase("python ${SCRIPT:-a.py}", "python a.py")]
    [TestCase("DIR=src; python $DIR/a.py", "python src/a.py")]
    [TestCase("python - <<EOF\nimport x\nEOF", "python -")]
    [TestCase("train() {\n  python a.py\n}", "python a.py")]
    [TestCase("(cd x && python a.py) || python b.py | tee log", "python a.py\npython b.py\ntee log")]
    [TestCase("command -v docker", "")]
    [TestCase("echo make train", "")]
    [TestCase("set -e; export A=b; [ -f x ]; true", "")]
    [TestCase("sudo", "sudo")]
    [TestCase("bash -c", "bash -c")]
    public void Wrappers_are_seen_through(string text, string expected) =>
        Assert.That(string.Join('\n', Findings.Commands(Findings.OfCommand(text))), Is.EqualTo(expected));

    [TestCase("python src/a.py --x", "script src/a.py in /")]
    [TestCase("python -u -W ignore ./a.py", "script a.py in /")]
    [TestCase("python -m a.b --x", "module a.b in /")]
    [TestCase("python -c 'import x'", "import x")]
    [TestCase("cd src && python a.py", "script a.py in src")]
    [TestCase("pushd src; python a.py; popd; python b.py", "script a.py in src\nscript b.py in /")]
    [TestCase("PYTHONPATH=src python -m a.b", "module a.b in /")]
    [TestCase("bash scripts/x.sh y", "script scripts/x.sh in /")]
    [TestCase("source ./env.sh", "script env.sh in /")]
    [TestCase("./scripts/x.sh", "script scripts/x.sh in /")]
    [TestCase("Rscript R/fit.R", "script R/fit.R in /")]
    [TestCase("Rscript -e 'targets::tar_make()'", "script _targets.R")]
    [TestCase("R -e 'source(\"R/fit.R\")'", "script R/fit.R")]
    [TestCase("R --vanilla -f fit.R", "script fit.R in /")]
    [TestCase("npx cdk deploy --all", "script cdk.json in /\napplied-file  in /")]
    [TestCase("cdk synth", "")]
    [TestCase("node server.js", "script server.js in /")]
    [TestCase("papermill -p a 1 in.ipynb out.ipynb", "script in.ipynb in /")]
    [TestCase("jupyter nbconvert --to notebook --execute n.ipynb", "script n.ipynb in /")]
    [TestCase("jupyter nbconvert --to html n.ipynb", "")]
    [TestCase("streamlit run app/ui.py --server.port 80", "script app/ui.py in /")]
    [TestCase("uvicorn --host 0.0.0.0 app.main:app", "module app.main in / (application=app)")]
    [TestCase("uvicorn main:app --app-dir src", "module main in src (application=app)")]
    [TestCase("gunicorn -b :8080 -k uvicorn.workers.UvicornWorker app.main:app", "module app.main in / (application=app)")]
    [TestCase("fastapi run app/main.py", "script app/main.py in / (application=)")]
    [TestCase("flask --app web run", "module web in / (application=)")]
    [TestCase("celery -A tasks worker", "module tasks in / (application=)")]
    [TestCase("train --epochs 3", "console-script train in /")]
    [TestCase("train.sh", "script train.sh in /")]
    [TestCase("ls -la", "")]
    public void Programs_refer_to_files_and_modules(string text, string expected) => Assert.That(References(text), Is.EqualTo(expected));

    [TestCase("make", "make-target  in /")]
    [TestCase("make train test", "make-target train in /\nmake-target test in /")]
    [TestCase("make -C ml -j 4 train X=1", "make-target train in ml")]
    [TestCase("make -f ci.mk train", "make-target train in / (file=ci.mk)")]
    [TestCase("just train big", "just-recipe train in /")]
    [TestCase("task train", "taskfile-task train in /")]
    [TestCase("dvc repro", "dvc-stage  in /")]
    [TestCase("dvc repro -f train evaluate", "dvc-stage train in /\ndvc-stage evaluate in /")]
    [TestCase("dvc exp run -S a=1 -n x", "dvc-stage  in /")]
    [TestCase("cd ml; dvc exp run train", "dvc-stage train in ml")]
    [TestCase("dvc pull", "")]
    [TestCase("npm run train", "package-script train in /")]
    [TestCase("npm ci", "")]
    [TestCase("inv train --epochs=3 test", "invoke-task train in /\ninvoke-task test in /")]
    [TestCase("doit run train", "doit-task train in /")]
    [TestCase("doit", "doit-task  in /")]
    [TestCase("poe train --epochs 3", "poe-task train in /")]
    [TestCase("poetry run poe -C ml train", "poe-task train in ml")]
    [TestCase("poetry poe train", "poe-task train in /\nconsole-script train in /")]
    [TestCase("pdm run train", "pdm-script train in /\nconsole-script train in /")]
    [TestCase("pdm run test", "pdm-script test in /")]
    [TestCase("rye run train", "rye-script train in /\nconsole-script train in /")]
    [TestCase("pipenv run train", "pipenv-script train in /\nconsole-script train in /")]
    [TestCase("hatch run test", "hatch-script default:test in /")]
    [TestCase("hatch run ml:train --x", "hatch-script ml:train in /\nconsole-script train in /")]
    [TestCase("hatch -e ml run train", "hatch-script ml:train in /\nconsole-script train in /")]
    [TestCase("cd ml && pixi run -e gpu train", "pixi-task train in ml\nconsole-script train in ml")]
    [TestCase("mise run train", "mise-task train in /")]
    [TestCase("mise -C ml run train big ::: eval", "mise-task train in ml\nmise-task eval in ml")]
    [TestCase("mise install", "")]
    [TestCase("pre-commit run -a --show-diff-on-failure", "local-hook  in /")]
    [TestCase("pre-commit run lint --all-files", "local-hook lint in /")]
    [TestCase("pre-commit install", "")]
    [TestCase("npm test", "package-script test in /\ntests  in / T")]
    [TestCase("gh workflow run train.yml --ref main", "github-started train.yml in /")]
    [TestCase("gh workflow run train.yml -R other/repo", "")]
    [TestCase("dotnet run --project src/App", "dotnet-build  in /\ncode-project src/App in /")]
    public void Task_runners_refer_to_tasks(string text, string expected) => Assert.That(References(text), Is.EqualTo(expected));

    [TestCase("pytest", "tests  in / T")]
    [TestCase("pytest -k x -m 'not slow' --cov=src tests/unit tests/test_a.py::test_b", "tests tests/unit in / T\ntests tests/test_a.py in / T")]
    [TestCase("python -m pytest tests", "module pytest in / (subcommand=tests)\ntests tests in / T")]
    [TestCase("python -m unittest discover", "module unittest in / (subcommand=discover)\ntests  in / T")]
    [TestCase("tox", "tox-environment  in /\ntests  in / T")]
    [TestCase("tox -e py311", "tox-environment py311 in /\ntests  in / T")]
    [TestCase("tox run -e lint,docs -c ci/tox.ini", "tox-environment lint in / (file=ci/tox.ini)\ntox-environment docs in / (file=ci/tox.ini)")]
    [TestCase("nox -s lint docs -p 3.12 -- -v", "nox-session lint in /\nnox-session docs in /")]
    [TestCase("nox --session=tests-3.12", "nox-session tests-3.12 in /\ntests  in / T")]
    [TestCase("python -m nox", "module nox in /\nnox-session  in /\ntests  in / T")]
    [TestCase("hatch test", "tests  in / T")]
    [TestCase("dotnet test tests/App.Tests -c Release", "dotnet-build  in /\ntests tests/App.Tests in / T")]
    [TestCase("dotnet test tests/App.Tests/App.Tests.csproj", "dotnet-build  in /\ntests tests/App.Tests in / T")]
    public void Test_runners_collect_tests(string text, string expected) => Assert.That(References(text), Is.EqualTo(expected));

    [TestCase("docker build .", "image-build Dockerfile in /")]
    [TestCase("docker build -t a/b:1 -f docker/Dockerfile.train ml", "image-build docker/Dockerfile.train in / (tag=a/b:1, context=ml)")]
    [TestCase("docker buildx build --platform linux/amd64 --push api/", "image-build api/Dockerfile in / (context=api/)")]
    [TestCase("podman build --file=Containerfile .", "image-build Containerfile in /")]
    [TestCase("docker build https://x/y.git", "")]
    [TestCase("docker run -d -p 80:80 a/b:1", "container-run a/b:1")]
    [TestCase("docker compose up -d", "compose-up  in /")]
    [TestCase("docker-compose -f a.yml -f b.yml up", "compose-up a.yml in /\ncompose-up b.yml in /")]
    [TestCase("docker compose build api", "compose-build  in /")]
    [TestCase("docker compose down", "")]
    [TestCase("docker compose run --rm trainer", "compose-run  in / (service=trainer)")]
    [TestCase("docker compose -f a.yml run trainer python a.py", "script a.py")]
    [TestCase("docker run img:1", "container-run img:1")]
    [TestCase("docker run --rm img:1 python --version", "container-run img:1 (own-command=)")]
    [TestCase("docker run --rm img:1 --config a.yaml", "container-run img:1 (own-command=)")]
    [TestCase("docker login", "")]
    public void Images_are_built_and_run(string text, string expected) => Assert.That(References(text), Is.EqualTo(expected));

    [TestCase("kubectl apply -f k8s/ -n x", "applied-file k8s/ in /")]
    [TestCase("kubectl apply -k overlays/prod", "applied-file overlays/prod in /")]
    [TestCase("kubectl apply -f https://x/y.yaml", "")]
    [TestCase("kubectl apply --dry-run=client -f x.yaml", "")]
    [TestCase("helm upgrade --install api ./chart -f values.yaml", "applied-file chart in /")]
    [TestCase("terraform apply -auto-approve", "terraform-apply  in /")]
    [TestCase("terraform -chdir=infra apply", "terraform-apply  in infra")]
    [TestCase("terraform plan", "")]
    [TestCase("az ml job create -f job.yml", "applied-file job.yml in /")]
    [TestCase("gcloud builds submit .", "applied-file cloudbuild.yaml in /")]
    [TestCase("aws cloudformation deploy --template-file t.yaml", "applied-file t.yaml in /")]
    [TestCase("anyscale jobs submit job.yaml", "console-script anyscale in / (subcommand=jobs)\napplied-file job.yaml in /")]
    [TestCase("sometool submit --config=job.yaml", "console-script sometool in / (subcommand=submit)\napplied-file job.yaml in /")]
    [TestCase("yamllint x.yaml", "console-script yamllint in /")]
    public void Files_are_applied(string text, string expected) => Assert.That(References(text), Is.EqualTo(expected));

    [TestCase("pip install Foo_Bar==1.2 'baz[x]>=2' -r dev.txt", "foo-bar===1.2 :1\nbaz=>=2 :1", "requirements dev.txt in /")]
    [TestCase("pip install -e .[dev]", "", "requirements pyproject.toml in /")]
    [TestCase("pip install --index-url https://x y", "y :1", "")]
    [TestCase("uv pip install -r requirements.txt", "", "requirements requirements.txt in /")]
    [TestCase("uv sync --frozen", "", "requirements pyproject.toml in /")]
    [TestCase("poetry install --no-root", "", "requirements pyproject.toml in /")]
    [TestCase("conda env create -f env.yml", "", "requirements env.yml in /")]
    [TestCase("pip list", "", "")]
    public void Installs_name_packages(string text, string dependencies, string references)
    {
        var file = Findings.OfCommand(text);
        Assert.Multiple(() =>
        {
            Assert.That(string.Join('\n', Findings.Facts(file, FactKind.Dependency)), Is.EqualTo(dependencies));
            Assert.That(string.Join('\n', Findings.References(file)), Is.EqualTo(references));
        });
    }

    [Test]
    public void A_folder_that_is_not_known_leaves_the_path_below_it()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Findings.References(Findings.OfCommand("cd src && python a.py && make x", folder: null)), Is.EqualTo(new[] { "script src/a.py", "make-target x (below=src)" }));
            Assert.That(Findings.References(Findings.OfCommand("cd $X && python a.py")), Is.EqualTo(new[] { "script a.py" }));
        });
    }

    [Test]
    public void Lines_and_words_of_the_chain_are_kept()
    {
        var writer = new FactWriter("file", RepoMaturity.Core.Documents.ReadLimits.Default);
        RepoMaturity.Detectors.Shell.CommandInterpreter.Interpret("a\n\nmake train", new Position(10), "job:x", "", writer, "job x, step 2: ");
        var reference = writer.ToFileFacts().References[^1];
        Assert.Multiple(() =>
        {
            Assert.That(reference.Position.Line, Is.EqualTo(12));
            Assert.That(reference.Text, Is.EqualTo("job x, step 2: make train"));
            Assert.That(reference.Scope, Is.EqualTo("job:x"));
        });
    }

    [Test]
    public void Nested_texts_come_to_an_end()
    {
        var text = "python a.py";
        for (var i = 0; i < 40; i++)
        {
            text = "bash -c '" + text.Replace("'", "'\\''", StringComparison.Ordinal)[..Math.Min(text.Length, 2000)] + "'";
        }

        Assert.That(() => Findings.OfCommand(text), Throws.Nothing);
        Assert.That(() => Findings.OfCommand(string.Concat(Enumerable.Repeat("python -m ", 2000))), Throws.Nothing);
    }

    private static string References(string text) => string.Join('\n', Findings.References(Findings.OfCommand(text)));
}
