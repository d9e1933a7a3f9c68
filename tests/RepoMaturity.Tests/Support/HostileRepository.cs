using System.Globalization;
using System.Text;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Support;

/// <summary>A folder in which texts stand wherever a report could quote them from: paths, names of workflows, jobs, steps and stages, commands, headings, keys, images, broken files.</summary>
internal static class HostileRepository
{
    /// <summary>Half a pair, which no file in UTF-8 holds.</summary>
    private const string Half = "\ud800";

    /// <summary>Writes the files of each text.</summary>
    public static void Write(TemporaryFolder folder, string root, IReadOnlyList<string> texts)
    {
        texts = [.. texts.Select(text => text.Replace(Half, string.Empty, StringComparison.Ordinal))];
        var headings = new StringBuilder("# A model\n");
        var stages = new StringBuilder("stages:\n");
        var requirements = new StringBuilder("mlflow==2.9.2\n");
        var make = new StringBuilder();
        for (var i = 0; i < texts.Count; i++)
        {
            var (text, quoted, path) = (texts[i], Quote(texts[i]), PathOf(texts[i], i));
            var script = $"{path}/train.py";
            headings.Append(CultureInfo.InvariantCulture, $"\n## Model card {text}\n\n### {text}\n");
            stages.Append(CultureInfo.InvariantCulture, $"  {quoted}:\n    cmd: python {Quote("x " + text)} train.py\n    deps: [{Quote(script)}, {quoted}]\n    outs: [{quoted}]\n");
            requirements.Append(CultureInfo.InvariantCulture, $"{text}==1\n");
            make.Append(CultureInfo.InvariantCulture, $"train{i}:\n\tpython train.py {text.ReplaceLineEndings(" ")}\n\n");
            folder.Write($"{root}/{script}", $"import mlflow\nimport os\nmlflow.set_experiment({quoted})\nmlflow.register_model(\"m\", {quoted})\nos.system({quoted})\nassert True, {quoted}\n");
            folder.Write($"{root}/{path}/look.ipynb", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");
            folder.Write($"{root}/{path}/broken.yml", "apiVersion: [\nkind: }\n");
            folder.Write($"{root}/{path}/params.yaml", $"{quoted}: {quoted}\n");
            folder.Write($"{root}/{path}/Dockerfile", $"FROM {text}\nRUN {text}\nCMD python {text}\n");
            folder.Write($"{root}/.github/workflows/{Name(text, i)}.yml", Workflow(quoted, text, script));
            folder.Write($"{root}/.github/workflows/{Name(text, i)}-broken.yml", $"on: push\njobs: [\n{text}\n");
        }

        folder.Write($"{root}/README.md", headings.ToString());
        folder.Write($"{root}/dvc.yaml", stages.ToString());
        folder.Write($"{root}/requirements.txt", requirements.ToString());
        folder.Write($"{root}/Makefile", make.ToString());
        folder.Write($"{root}/.gitlab-ci.yml", $"include:\n{string.Concat(texts.Select(text => $"  - project: {Quote(text)}\n    file: {Quote(text)}\n"))}");
    }

    /// <summary>The folder of a text, as a file system may hold it.</summary>
    public static string PathOf(string text, int index) => Name(text, index) + "/" + Name(text, index);

    /// <summary>A text as a quoted one of YAML and of Python.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character is '"' or '\\' ? quoted.Append('\\').Append(character)
                : char.IsControl(character) || character is '\u2028' or '\u2029' ? quoted.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture))
                : quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }

    private static string Name(string text, int index) =>
        text.Replace('/', '\u2044').Replace("\0", string.Empty, StringComparison.Ordinal) + index.ToString(CultureInfo.InvariantCulture);

    private static string Workflow(string quoted, string text, string script) => $$"""
        name: {{quoted}}
        on: { push: { branches: [{{quoted}}] }, schedule: [{ cron: "0 0 * * *" }] }
        jobs:
          {{quoted}}:
            name: {{quoted}}
            runs-on: ubuntu-latest
            environment: {{quoted}}
            container: {{quoted}}
            steps:
              - { name: {{quoted}}, uses: {{Quote(text + "@v1")}} }
              - { name: {{quoted}}, run: {{Quote("python '" + script + "'")}} }
              - { name: {{quoted}}, run: {{Quote("pytest " + text)}} }
              - { name: {{quoted}}, run: {{Quote("mlflow models serve -m " + text)}} }
          other:
            uses: {{Quote("owner/" + text + "/.github/workflows/x.yml@main")}}
        """;
}
