using System.Text.RegularExpressions;
using System.Xml;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads the dependencies that Maven, Gradle and sbt builds name, as <c>group:artifact</c>.</summary>
public sealed partial class JvmBuildDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "jvm-build";

    /// <inheritdoc/>
    public string Summary => "pom.xml, build.gradle, build.gradle.kts, build.sbt: dependencies and plug-ins.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is "pom.xml" or "build.gradle" or "build.gradle.kts" or "build.sbt" or "plugins.sbt" or "Dependencies.scala";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (RepositoryPath.Name(file.Path) == "pom.xml")
        {
            ReadMaven(file, facts);
            return;
        }

        var number = 0;
        foreach (var range in file.Source.Text.AsSpan().Split('\n'))
        {
            number++;
            var line = file.Source.Text.AsSpan(range).TrimStart();
            if (line.Length is 0 or > 1_000 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var text = line.ToString();
            if (SbtModule().Match(text) is { Success: true } sbt)
            {
                Write(sbt, number, facts);
            }
            else if (GradleModule().Match(text) is { Success: true } gradle)
            {
                Write(gradle, number, facts);
            }
            else if (GradlePlugin().Match(text) is { Success: true } plugin)
            {
                facts.Add(new Fact(FactKind.Dependency, plugin.Groups["name"].Value, new Position(number), plugin.Groups["version"] is { Success: true } version ? version.Value : null, "group:build"));
            }
        }
    }

    private static void Write(Match match, int line, FactWriter facts) => facts.Add(new Fact(
        FactKind.Dependency, match.Groups["group"].Value + ":" + match.Groups["name"].Value, new Position(line), match.Groups["version"] is { Success: true, Length: > 0 } version ? version.Value : null));

    private void ReadMaven(SourceFile file, FactWriter facts)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        using var reader = XmlReader.Create(new StringReader(file.Source.Text.TrimStart('\uFEFF')), settings);
        try
        {
            var path = new List<string>();
            string? group = null, artifact = null, version = null;
            var line = 1;
            for (var tokens = 0; reader.Read() && tokens < file.Limits.Tokens && reader.Depth <= file.Limits.Depth; tokens++)
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (reader.LocalName is "dependency" or "plugin" or "parent")
                        {
                            (group, artifact, version) = (null, null, null);
                            line = Math.Max((reader as IXmlLineInfo)?.LineNumber ?? 1, 1);
                        }

                        if (!reader.IsEmptyElement)
                        {
                            path.Add(reader.LocalName);
                        }

                        break;
                    case XmlNodeType.Text when path is [.., "dependency" or "plugin" or "parent", var field]:
                        group = field == "groupId" ? reader.Value.Trim() : group;
                        artifact = field == "artifactId" ? reader.Value.Trim() : artifact;
                        version = field == "version" ? reader.Value.Trim() : version;
                        break;
                    case XmlNodeType.EndElement:
                        if (reader.LocalName is "dependency" or "plugin" or "parent" && artifact is not null)
                        {
                            var scope = reader.LocalName == "plugin" ? "group:build" : null;
                            facts.Add(new Fact(FactKind.Dependency, (group ?? "org.apache.maven.plugins") + ":" + artifact, new Position(line), version, scope));
                            artifact = null;
                        }

                        path.RemoveAt(path.Count - 1);
                        break;
                }
            }
        }
        catch (XmlException exception)
        {
            facts.AddProblem(Math.Max(exception.LineNumber, 1), "The XML cannot be parsed.", Id);
        }
    }

    [GeneratedRegex("\"(?<group>[\\w.-]+)\"\\s*%{1,3}\\s*\"(?<name>[\\w.-]+)\"\\s*%\\s*\"?(?<version>[\\w.-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SbtModule();

    [GeneratedRegex("^\\w+[\\s(]+(platform\\()?[\"'](?<group>[\\w.-]+):(?<name>[\\w.-]+)(:(?<version>[^\"':]+))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GradleModule();

    [GeneratedRegex("^id[\\s(]+[\"'](?<name>[\\w.-]+)[\"']\\)?(\\s+version\\s+[\"'](?<version>[^\"']+))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GradlePlugin();
}
