using System.Collections.Immutable;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Http;
using RepoMaturity.Detectors.Orchestrators.StepFunctions;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Makes facts, units and references of the blocks of one Terraform file.</summary>
internal sealed class TerraformFacts(FactWriter facts, string folder)
{
    private static readonly HashSet<string> Images = WordSet.Of("image image_uri docker_image image_name container_image");
    private static readonly HashSet<string> Packages = WordSet.Of("source_dir source_path source_content_filename filename");
    private static readonly HashSet<string> Files = WordSet.Of("source source_file script python_file script_location main_python_file_uri local_path notebook_path path buildspec filename user_data");

    private static readonly HashSet<string> Apart = WordSet.Of("depends_on lifecycle role role_arn tags");

    public void Write(DocumentNode root)
    {
        foreach (var (key, line, block) in root.Entries)
        {
            // What the file declares is a fact of the file: a clock in it starts what it names, and applies nothing.
            AddValue(key, null, line);
            switch (key)
            {
                case "resource" or "data":
                    foreach (var type in block.Entries)
                    {
                        foreach (var named in type.Value.Entries)
                        {
                            WriteResource(key, type.Key, named.Key, named.Line, named.Value);
                        }
                    }

                    break;
                case "module":
                    foreach (var named in block.Entries)
                    {
                        WriteModule(named.Key, named.Line, named.Value);
                    }

                    break;
                case "variable":
                    foreach (var named in block.Entries)
                    {
                        var value = named.Value["default"];
                        AddValue("variable." + named.Key, value?.Value, value?.Line ?? named.Line);
                    }

                    break;
                case "locals":
                    WriteValues(block, "local.");
                    break;
                case "terraform":
                    new KeyFacts(facts).Write(block, key, line);
                    WriteSource(block, null, line);
                    break;
                case "provider":
                    foreach (var named in block.Entries)
                    {
                        AddValue("provider." + named.Key, null, named.Line);
                    }

                    break;
            }
        }
    }

    /// <summary>Writes the texts of a mapping of values.</summary>
    public void WriteValues(DocumentNode values, string prefix)
    {
        foreach (var (name, line, value) in values.Entries)
        {
            if (value.Kind == NodeKind.Scalar)
            {
                AddValue(prefix + name, value.Value, line);
            }
        }
    }

    private void AddValue(string name, string? value, int line) => facts.Add(new Fact(FactKind.Key, name, new Position(line), value));

    private void WriteResource(string block, string type, string name, int line, DocumentNode body)
    {
        var isData = block == "data";
        var address = isData ? $"data.{type}.{name}" : $"{type}.{name}";
        var position = new Position(line);
        if (!isData)
        {
            facts.Add(new Fact(FactKind.Resource, type, position, name, address));
            new KeyFacts(facts, address).Write(body, type, line);
        }

        var runs = !isData && TerraformTypes.Runs(type);
        if (!runs && !TerraformTypes.Carries(type))
        {
            return;
        }

        facts.Add(new Unit(address, runs ? UnitKind.Service : UnitKind.Script, address, position) { Disabled = TerraformStarts.WhyNever(body) });
        TerraformStarts.Write(type, address, body, facts, folder);
        WriteCode(type, address, body);
        Collect(body, address, type);
        if (!runs && body["name"]?.Value is { } registry && type is "aws_ecr_repository" or "google_artifact_registry_repository" or "azurerm_container_registry")
        {
            Add(TerraformReferences.Registry, registry, line, address, address);
        }
    }

    private void WriteCode(string type, string address, DocumentNode body)
    {
        if (body["handler"] is { Value: { Length: > 0 } handler } node)
        {
            Add(TerraformReferences.Handler, handler, node.Line, address, "handler " + handler);
        }
        else if (type.StartsWith("google_cloudfunctions", StringComparison.Ordinal))
        {
            // The runtime looks for the function in main.py.
            Add(TerraformReferences.Handler, "main." + (body["entry_point"] ?? body.Find("build_config", "entry_point"))?.Value, body.Line, address, "function " + address);
        }

        switch (type)
        {
            case "google_cloudbuild_trigger" when body["filename"] is { Value: { } file } named:
                facts.Add(new Reference(AppliedFiles.Kind, file, new Position(named.Line), address) { Folder = string.Empty, Text = "build " + file });
                break;
            case "google_cloud_scheduler_job" when body.Find("http_target", "uri") is { Value: { Length: > 0 } uri } asked:
                var method = (body.Find("http_target", "http_method")?.Value ?? "post").ToLowerInvariant();
                facts.Add(HttpReferences.Of(HttpReferences.Request, method, uri, new Position(asked.Line), address, $"{method} {uri}"));
                break;
            case "aws_sfn_state_machine":
                StateMachineTasks.Write(body, address, facts);
                break;
            case "aws_codebuild_project" when body["source"] is { } source:
                var buildspec = source["buildspec"];
                var path = buildspec is null ? "buildspec.yml" : TerraformExpression.File(buildspec.Value ?? string.Empty, buildspec.IsQuoted);
                if (path is not null && !path.Contains('\n', StringComparison.Ordinal))
                {
                    var isLocal = buildspec is { IsQuoted: false };
                    facts.Add(new Reference(AppliedFiles.Kind, path, new Position((buildspec ?? source).Line), address) { Folder = isLocal ? folder : string.Empty, Text = "build " + path });
                }

                break;
            case "helm_release" when body["chart"] is { Value: { } chart } release && TerraformExpression.Local(chart) is ['.', ..] or ['c', 'h', 'a', 'r', 't', 's', '/', ..]:
                facts.Add(new Reference(AppliedFiles.Kind, TerraformExpression.Local(chart), new Position(release.Line), address) { Folder = folder, Text = "chart " + chart });
                break;
        }

        foreach (var (key, _, provisioner) in body.Entries)
        {
            if (key == "provisioner" && provisioner["local-exec"] is { } local && local["command"] is { Value: { Length: > 0 } command } text)
            {
                CommandInterpreter.Interpret(command.Replace("${path.module}", ".", StringComparison.Ordinal), new Position(text.Line), address, folder, facts);
            }
        }
    }

    private void WriteModule(string name, int line, DocumentNode body)
    {
        var address = "module." + name;
        facts.Add(new Unit(address, UnitKind.Service, address, new Position(line)) { Disabled = body["count"]?.Value == "0" ? "it is switched off" : null });
        WriteSource(body, address, line);
        if (body["handler"] is { Value: { Length: > 0 } handler } node)
        {
            Add(TerraformReferences.Handler, handler, node.Line, address, "handler " + handler);
        }

        if (body["source"]?.Value is { } source && TerraformExpression.Local(source) is not ['.', ..])
        {
            TerraformStarts.WriteModule(source, address, body, facts, folder);
        }

        Collect(body, address, string.Empty);
    }

    /// <summary>A module in a folder of the repository, or outside: in a registry or another repository.</summary>
    private void WriteSource(DocumentNode body, string? scope, int line)
    {
        if (body["source"] is not { Kind: NodeKind.Scalar, Value: { Length: > 0 } source } node)
        {
            return;
        }

        var text = $"{scope ?? "terraform"} {source}";
        if (TerraformExpression.Local(source) is ['.', ..] local)
        {
            Add(TerraformReferences.Module, local.Replace("//", "/", StringComparison.Ordinal), node.Line, scope, text,
                [.. body.Entries.Where(entry => entry.Value.Kind == NodeKind.Scalar && entry.Key is not ("source" or "version")).Select(entry => new Argument(entry.Key, entry.Value.Value))]);
        }
        else
        {
            Add(ReferenceKinds.Outside, source, line, scope, text);
            if (scope is not null)
            {
                facts.Add(new Fact(FactKind.Resource, source, new Position(line), scope, scope));
            }
        }
    }

    /// <summary>What a resource names anywhere in its body: other resources, files and images.</summary>
    private void Collect(DocumentNode body, string address, string type)
    {
        var open = new Stack<(string Key, DocumentNode Node)>(body.Entries.Reverse().Select(entry => (entry.Key, entry.Value)));
        while (open.TryPop(out var next))
        {
            var (key, node) = next;
            if (Apart.Contains(key))
            {
                continue;
            }

            if (node["image"] is not null)
            {
                ContainerCommand.Write(node["entryPoint"], node["command"], address, facts);
            }

            if (node.Value is { Length: > 0 } value)
            {
                CollectFrom(key, value, node, address, type);
            }

            foreach (var item in node.Items.Reverse())
            {
                open.Push((key, item));
            }

            foreach (var entry in node.Entries.Reverse())
            {
                open.Push((entry.Key, entry.Value));
            }
        }
    }

    private void CollectFrom(string key, string value, DocumentNode node, string address, string type)
    {
        foreach (var named in TerraformExpression.Addresses(value).Where(named => named != address))
        {
            Add(TerraformTypes.IsStartedBy(type, key) ? TerraformReferences.StartedBy : TerraformReferences.Resource, named, node.Line, address, address);
        }

        if (type == "aws_codepipeline" && key == "ProjectName")
        {
            Add(TerraformReferences.Named, "aws_codebuild_project " + value, node.Line, address, address);
        }

        if (Images.Contains(key))
        {
            Add(TerraformReferences.Image, value, node.Line, address, "image " + value);
            if (!value.Contains("${", StringComparison.Ordinal) && node.IsQuoted)
            {
                facts.Add(Docker.ImageName.Fact(value, new Position(node.Line), address));
            }

            return;
        }

        if (Packages.Contains(key) && TerraformExpression.Local(value) is var package && node.IsQuoted)
        {
            Add(TerraformReferences.Package, package, node.Line, address, address);
        }

        // The source of a module is no file.
        if (type.Length > 0 && TerraformExpression.File(value, node.IsQuoted && Files.Contains(key)) is { Length: > 0 } file && !file.Contains('\n', StringComparison.Ordinal))
        {
            Add(TerraformReferences.File, file, node.Line, address, $"{address} {file}");
        }
    }

    private void Add(string kind, string target, int line, string? scope, string text, params ImmutableArray<Argument> arguments) =>
        facts.Add(new Reference(kind, target, new Position(line), scope) { Folder = folder, Text = text, Arguments = arguments });
}
