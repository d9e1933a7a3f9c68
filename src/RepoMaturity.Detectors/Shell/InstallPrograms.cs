using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Manifests;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Programs that install packages: those named become dependencies, files of them references.</summary>
internal static class InstallPrograms
{
    private static readonly HashSet<string> Valued = WordSet.Of(
        "-i --index-url --index --extra-index-url -f --find-links -t --target --python -p --prefix --root --src --platform --python-version --cache-dir --trusted-host --only-binary --no-binary --timeout --retries "
        + "--proxy --log --progress-bar -G --group --extra -E --with --without --only -C --directory --project -n --name --channel --override-channels --upgrade-package -P --config-settings --constraint -c --source --log-file");

    public static void Write(CommandLine command)
    {
        switch (command.Words)
        {
            case ["pip", ..]:
                WritePip(command, 1);
                break;
            case ["uv", "pip", ..]:
                WritePip(command, 2);
                break;
            case ["uv", "sync", ..] or ["poetry", "install", ..] or ["pdm", "install" or "sync", ..] or ["rye", "sync", ..]:
                command.AddPath(ManifestReferences.Requirements, InFolder(command, "pyproject.toml"));
                break;
            case ["pipenv", "install" or "sync", ..]:
                command.AddPath(ManifestReferences.Requirements, "Pipfile");
                WritePackages(command, 2);
                break;
            case ["uv" or "poetry" or "pdm" or "rye", "add", ..]:
                WritePackages(command, 2);
                break;
            case ["uv", "tool", "install", ..]:
                WritePackages(command, 3);
                break;
            case ["pip-sync", ..]:
                foreach (var file in command.Operands(1, Valued))
                {
                    command.AddPath(ManifestReferences.Requirements, file);
                }

                break;
            case ["conda" or "mamba" or "micromamba", ..]:
                WriteConda(command);
                break;
        }
    }

    private static string InFolder(CommandLine command, string file) =>
        (command.Value("-C", "--directory") ?? command.Value("", "--project")) is { } folder ? folder.TrimEnd('/') + "/" + file : file;

    private static void WritePip(CommandLine command, int verb)
    {
        if (command.Word(verb) is not ("install" or "sync" or "download" or "wheel"))
        {
            return;
        }

        foreach (var file in command.Values("-r", "--requirement").Concat(command.Values("-c", "--constraint")).Concat(command.Values("", "--requirements")))
        {
            command.AddPath(ManifestReferences.Requirements, file);
        }

        foreach (var project in command.Values("-e", "--editable"))
        {
            WriteProject(command, project);
        }

        WritePackages(command, verb + 1);
    }

    private static void WritePackages(CommandLine command, int from)
    {
        for (var i = from; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            if (word.StartsWith('-'))
            {
                i += Valued.Contains(word) || word is "-r" or "--requirement" or "--requirements" or "-e" or "--editable" ? 1 : 0;
            }
            else if (word.EndsWith(".txt", StringComparison.Ordinal))
            {
                command.AddPath(ManifestReferences.Requirements, word);
            }
            else if (word.StartsWith('.'))
            {
                WriteProject(command, word);
            }
            else if (InstalledPackage.Parse(word) is { } package)
            {
                command.Add(FactKind.Dependency, package.Name, package.Version);
            }
        }
    }

    /// <summary>A folder that is installed as a package, extras left away.</summary>
    private static void WriteProject(CommandLine command, string folder)
    {
        var bracket = folder.IndexOf('[', StringComparison.Ordinal);
        var path = (bracket < 0 ? folder : folder[..bracket]).TrimEnd('/');
        if (path.Length > 0 && !path.Contains("://", StringComparison.Ordinal) && !path.EndsWith(".whl", StringComparison.Ordinal))
        {
            command.AddPath(ManifestReferences.Requirements, path == "." ? "pyproject.toml" : path + "/pyproject.toml");
        }
    }

    private static void WriteConda(CommandLine command)
    {
        if (command.Has("create", "update", "install") && command.Value("-f", "--file") is { } file)
        {
            command.AddPath(ManifestReferences.Requirements, file);
            return;
        }

        if (command.Word(1) == "env" && command.Has("create", "update"))
        {
            command.AddPath(ManifestReferences.Requirements, "environment.yml");
        }
        else if (command.Word(1) is "install" or "create")
        {
            foreach (var word in command.Operands(2, WordSet.Of("-n --name -p --prefix -c --channel")))
            {
                if (InstalledPackage.Parse(word) is { } package)
                {
                    command.Add(FactKind.Dependency, package.Name, package.Version);
                }
            }
        }
    }
}
