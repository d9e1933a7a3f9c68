namespace RepoMaturity.Detectors.Shell;

/// <summary>The variables of a shell text whose values it says itself.</summary>
internal sealed class ShellVariables
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> functions = new(StringComparer.Ordinal);

    /// <summary>Starts with the constants of the environment that the text is run in.</summary>
    public ShellVariables(IReadOnlyDictionary<string, string>? environment = null)
    {
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            values[name] = value;
        }
    }

    /// <summary>The value of a variable; null when the text does not say it.</summary>
    public string? Find(string name)
    {
        if (values.TryGetValue(name, out var value))
        {
            return value;
        }

        if (ShellPlaces.IsRootVariable(name))
        {
            return ShellPlaces.Root.ToString();
        }

        return name == "PWD" ? "." : null;
    }

    /// <summary>Takes an assignment; a value that is no constant makes the variable unknown.</summary>
    public void Assign(string name, string value)
    {
        if (value.Length > MaximumLength || value.Contains('$', StringComparison.Ordinal) || value.Contains('`', StringComparison.Ordinal))
        {
            values.Remove(name);
            return;
        }

        values[name] = value;
    }

    public void Define(string function) => functions.Add(function);

    public bool IsFunction(string name) => functions.Contains(name);

    /// <summary>Longer values are data, and putting them in again and again would be no linear reading.</summary>
    private const int MaximumLength = 1000;
}
