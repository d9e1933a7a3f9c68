namespace RepoMaturity.Core.Rules;

/// <summary>What a step does with its file.</summary>
public enum StepEdit
{
    /// <summary>A new file holds the snippet.</summary>
    Create,

    /// <summary>The snippet goes to the end of the file, which is made where it is not there.</summary>
    Append,

    /// <summary>The snippet goes behind the imports at the top of a Python file.</summary>
    Imports,

    /// <summary>The snippet goes under a key at the top of a YAML file.</summary>
    Under,
}
