using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what a configuration says, and what became of it.</summary>
internal static class ConfigurationWords
{
    private const int MostPatterns = 5;

    /// <summary><c>What .repomaturity.yml says</c>.</summary>
    public static string Heading(ConfigurationResult result) => $"What {result.Configuration.Path} says";

    /// <summary>All that is to be said, one sentence each.</summary>
    public static IEnumerable<string> Lines(ConfigurationResult result, Assessment assessment, bool isVerbose)
    {
        var configuration = result.Configuration;
        if (!configuration.Exclude.Patterns.IsEmpty)
        {
            yield return $"Left aside as if not there: {Completeness.Count(result.ExcludedFiles, "file")} ({Joined(configuration.Exclude.Patterns, isVerbose)})";
        }

        foreach (var suppressed in result.Suppressed)
        {
            yield return Suppressed(suppressed, isVerbose);
        }

        foreach (var attestation in configuration.Attestations)
        {
            yield return Attested(attestation, assessment);
        }

        if (configuration.LeftOut > 0)
        {
            yield return $"Left out, because only evidence was asked for: {Completeness.Count(configuration.LeftOut, "attestation")}";
        }

        foreach (var problem in configuration.Problems)
        {
            yield return $"Line {problem.Line} is wrong and counts for nothing: {problem.Message}";
        }

        foreach (var expired in configuration.Expired)
        {
            yield return $"Line {expired.Line}: {expired.Message}";
        }
    }

    /// <summary>What is attested, by whom and until when.</summary>
    public static string Attested(Attestation attestation, Assessment assessment)
    {
        var level = attestation.Level is { } stated ? $", {Words.Of(stated)}{Lowered(stated, attestation.Id, assessment)}" : string.Empty;
        var link = attestation.Link is { } given ? $", {given}" : string.Empty;
        return $"Attested: {NameOf(attestation, assessment)}{level}: {attestation.Statement} ({attestation.Owner}, until {Day(attestation.Expires)}{link})";
    }

    /// <summary>The name of a practice or aspect; of an item its id and what it says.</summary>
    private static string NameOf(Attestation attestation, Assessment assessment)
    {
        if (attestation.Level is not null)
        {
            return new Names(assessment).OfClaim(attestation.Id);
        }

        var item = assessment.Frameworks.SelectMany(framework => framework.Items.Where(item => $"{framework.Framework.Id}:{item.Item.Id}" == attestation.Id)).FirstOrDefault();
        return item is null ? attestation.Id : $"{item.Item.Name} ({attestation.Id})";
    }

    /// <summary>What is left of an attested level in a repository of this kind; empty where that is all.</summary>
    private static string Lowered(Level stated, string claim, Assessment assessment)
    {
        var counted = assessment.Practices.Where(practice => practice.Practice.Id == claim).Select(practice => practice.Attested)
            .Concat(assessment.Practices.SelectMany(practice => practice.Aspects).Where(aspect => aspect.Aspect.Id == claim).Select(aspect => aspect.Attested)).DefaultIfEmpty(stated).First();
        var highest = assessment.Configuration!.Configuration.Attestations.Where(other => other.Id == claim).Max(other => other.Level);
        return counted < stated && highest == stated ? $" (counted as {Words.Of(counted)}: {new Names(assessment).OfContext(assessment.Kind.Kind.Id)})" : string.Empty;
    }

    private static string Suppressed(SuppressionResult result, bool isVerbose)
    {
        var suppression = result.Suppression;
        var paths = suppression.Paths is { } given ? $" in {Joined(given.Patterns, isVerbose)}" : string.Empty;
        var expires = suppression.Expires is { } day ? $" (until {Day(day)})" : string.Empty;
        var count = result.Evidence == 0 ? "nothing was there to suppress" : $"{Pieces(result.Evidence)} in {Completeness.Count(result.Files, "file")}";
        return $"Suppressed: {suppression.Id}{paths} ({Words.Of(suppression.Reason)}), {count}: {suppression.Justification}{expires}";
    }

    private static string Pieces(int number) => number == 1 ? "1 piece of evidence" : $"{number} pieces of evidence";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Joined(IReadOnlyList<string> patterns, bool isVerbose) => isVerbose || patterns.Count <= MostPatterns
        ? string.Join(", ", patterns)
        : $"{string.Join(", ", patterns.Take(MostPatterns))} and {patterns.Count - MostPatterns} more";
}
