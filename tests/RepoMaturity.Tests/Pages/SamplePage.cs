using System.Collections.Concurrent;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Pages;

/// <summary>Pages of fixtures.</summary>
internal static class SamplePage
{
    public static readonly Tool Tool = new("repomaturity", "1.2.3");

    private static readonly ConcurrentDictionary<string, Assessment> Scanned = new(StringComparer.Ordinal);

    /// <summary>A fixture as a scan sees it, scanned once.</summary>
    public static Assessment Scan(string fixture) => Scanned.GetOrAdd(fixture, name => Fixture.Scanner(RuleSources.Rules).Scan(new Fixture(name).Subject(RuleSources.Rules)));

    /// <summary>The page of an assessment.</summary>
    public static byte[] Of(Assessment assessment) => AssessmentPage.Write(assessment, assessment.Through(RuleSources.Rules.Frameworks.Single(framework => framework.Id == ReferenceArchitecture.Framework)), Tool);

    /// <summary>The page of a fixture.</summary>
    public static byte[] Of(string fixture) => Of(Scan(fixture));
}
