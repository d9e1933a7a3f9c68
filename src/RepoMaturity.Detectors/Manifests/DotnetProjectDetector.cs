using System.Xml;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads the packages that .NET projects name (https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files).</summary>
public sealed class DotnetProjectDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "dotnet-project";

    /// <inheritdoc/>
    public string Summary => ".NET projects, their shared properties and packages.config: dependencies, and what the compiler enforces.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        var name = RepositoryPath.Name(path);
        return name.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && name.LastIndexOf('.') is > 0 and var dot && name.Length - dot == 7
            || name.EndsWith(".props", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".targets", StringComparison.OrdinalIgnoreCase)
            || name.Equals("packages.config", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (file.Source.IsBinary)
        {
            facts.AddProblem(null, "The file is not text.", Id);
            return;
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        using var reader = XmlReader.Create(new StringReader(file.Source.Text.TrimStart('\uFEFF')), settings);
        try
        {
            Read(reader, file, facts);
        }
        catch (XmlException exception)
        {
            facts.AddProblem(Math.Max(exception.LineNumber, 1), "The XML cannot be parsed.", Id);
        }
    }

    private void Read(XmlReader reader, SourceFile file, FactWriter facts)
    {
        string? packages = null;
        string? version = null;
        var position = new Position(1);
        var isVersion = false;
        string? property = null;
        for (var tokens = 0; reader.Read(); tokens++)
        {
            if (tokens >= file.Limits.Tokens || reader.Depth > file.Limits.Depth)
            {
                facts.AddProblem(Line(reader), "Deeper or longer than the limit allows.", Id);
                break;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element when IsPackage(reader.LocalName):
                    Write(packages, version, position, facts);
                    position = new Position(Line(reader));
                    packages = reader.GetAttribute("Include") ?? reader.GetAttribute("Update") ?? reader.GetAttribute("id");
                    version = reader.GetAttribute("Version") ?? reader.GetAttribute("VersionOverride") ?? reader.GetAttribute("version");
                    break;
                case XmlNodeType.Element:
                    isVersion = reader.LocalName == "Version";
                    property = IsEnforced(reader.LocalName) ? reader.LocalName : null;
                    break;
                case XmlNodeType.Text when property is not null:
                    facts.Add(new Fact(FactKind.Key, property, new Position(Line(reader)), reader.Value.Trim()));
                    break;
                case XmlNodeType.Text when isVersion:
                    version ??= reader.Value.Trim();
                    break;
                case XmlNodeType.EndElement:
                    isVersion = false;
                    property = null;
                    if (IsPackage(reader.LocalName))
                    {
                        Write(packages, version, position, facts);
                        packages = null;
                    }

                    break;
            }

            // Without an element of its own for the version, a reference is whole at once.
            if (packages is not null && reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true } && IsPackage(reader.LocalName))
            {
                Write(packages, version, position, facts);
                packages = null;
            }
        }
    }

    private static bool IsPackage(string element) => element is "PackageReference" or "PackageVersion" or "GlobalPackageReference" or "package";

    private static bool IsEnforced(string element) => element is "TreatWarningsAsErrors" or "EnforceCodeStyleInBuild" or "AnalysisMode" or "AnalysisLevel";

    private static void Write(string? packages, string? version, Position position, FactWriter facts)
    {
        foreach (var package in (packages ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            facts.Add(new Fact(FactKind.Dependency, package.ToLowerInvariant(), position, string.IsNullOrEmpty(version) ? null : version));
        }
    }

    private static int Line(XmlReader reader) => Math.Max((reader as IXmlLineInfo)?.LineNumber ?? 1, 1);
}
