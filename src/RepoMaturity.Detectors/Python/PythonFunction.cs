namespace RepoMaturity.Detectors.Python;

/// <summary>A function or method that the file defines.</summary>
/// <param name="qualifiedName">Its name, with its class before it.</param>
internal sealed class PythonFunction(string qualifiedName)
{
    /// <summary>Its name, for a method with its class before it: <c>Trainer.fit</c>.</summary>
    public string QualifiedName { get; } = qualifiedName;

    /// <summary>What it returns, as far as its annotation or the first telling <c>return</c> says.</summary>
    public PythonOrigin Result { get; set; }
}
