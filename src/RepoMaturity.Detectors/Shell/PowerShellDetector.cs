using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Reads PowerShell scripts lightly: each line that looks like a command is one.</summary>
public sealed class PowerShellDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "powershell";

    /// <inheritdoc/>
    public string Summary => "PowerShell scripts: the commands that stand at the beginning of lines";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        facts.Add(new Unit(string.Empty, UnitKind.Script, file.Path, new Position(1)));
        var number = 0;
        var isComment = false;
        foreach (var line in file.Source.Text.Split('\n'))
        {
            number++;
            var command = line.AsSpan().Trim().TrimStart('&').TrimStart();
            isComment |= command.StartsWith("<#", StringComparison.Ordinal);
            if (!isComment && command.Length > 0 && char.IsAsciiLetter(command[0]))
            {
                CommandInterpreter.Interpret(PowerShellText.AsShell(command.TrimEnd('`').ToString()), new Position(number), new CommandContext(facts, null, null) { ScriptFolder = RepositoryPath.Folder(file.Path) });
            }

            isComment &= !command.EndsWith("#>", StringComparison.Ordinal);
        }
    }
}
