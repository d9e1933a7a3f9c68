using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Languages.JavaScript;

/// <summary>Reads cdk.json (https://docs.aws.amazon.com/cdk/v2/guide/cli.html): the command that makes the application.</summary>
public sealed class CdkApplicationDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "cdk-application";

    /// <inheritdoc/>
    public string Summary => "cdk.json of the AWS CDK: the program that declares the stacks.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "cdk.json";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(JsonReader.Instance);
        facts.AddReading(document, Id);
        if (document.Root["app"] is { Value: { } command } app)
        {
            CommandInterpreter.Interpret(command, new Position(app.Line), null, RepositoryPath.Folder(file.Path), facts);
        }
    }
}
