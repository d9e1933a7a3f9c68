using System.Collections.Immutable;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Sets what people attest beside what is detected, which it never changes.</summary>
internal sealed class AttestationEvaluator(KindRule kind, ImmutableArray<Attestation> attestations)
{
    /// <summary>The practices, each with what is attested of it and its aspects: no more than the kind of repository allows to evidence.</summary>
    public ImmutableArray<PracticeResult> Mark(ImmutableArray<PracticeResult> practices) => attestations.IsEmpty ? practices : [.. practices.Select(practice => practice with
    {
        Attested = LevelOf(practice.Practice.Id, practice.Practice.Id),
        Aspects = [.. practice.Aspects.Select(aspect => aspect with { Attested = LevelOf(practice.Practice.Id, aspect.Aspect.Id) })],
    })];

    /// <summary>A framework by evidence, and beside it the same with what is attested, where that differs.</summary>
    public FrameworkResult Evaluate(FrameworkRule framework, ImmutableArray<PracticeResult> practices)
    {
        var detected = FrameworkEvaluator.Evaluate(framework, kind, practices);
        if (attestations.IsEmpty)
        {
            return detected;
        }

        var attested = FrameworkEvaluator.Evaluate(framework, kind, Raised(practices));
        attested = attested with { Items = [.. attested.Items.Select(MarkItem)] };
        return Differ(detected, attested) ? detected with { WithAttestations = attested } : detected;

        ItemResult MarkItem(ItemResult item) =>
            item.Status == ItemStatus.Unknown && attestations.FirstOrDefault(attestation => attestation.Id == $"{framework.Id}:{item.Item.Id}") is { } found
                ? item with { Status = ItemStatus.Met, Why = $"attested by {found.Owner}: {found.Statement}" }
                : item;
    }

    private static bool Differ(FrameworkResult detected, FrameworkResult attested) =>
        detected.Stage != attested.Stage
        || !detected.Dimensions.Select(dimension => dimension.Stage).SequenceEqual(attested.Dimensions.Select(dimension => dimension.Stage))
        || !detected.Items.Select(item => item.Status).SequenceEqual(attested.Items.Select(item => item.Status));

    private static ImmutableArray<PracticeResult> Raised(ImmutableArray<PracticeResult> practices) => [.. practices.Select(practice => practice with
    {
        Level = Higher(practice.Level, practice.Attested),
        CouldBe = Higher(practice.CouldBe, practice.Attested),
        Aspects = [.. practice.Aspects.Select(aspect => aspect with { Level = Higher(aspect.Level, aspect.Attested), CouldBe = Higher(aspect.CouldBe, aspect.Attested) })],
    })];

    private static Level Higher(Level one, Level other) => one > other ? one : other;

    private Level LevelOf(string practice, string claim)
    {
        var attested = attestations.Where(attestation => attestation.Id == claim).Select(attestation => attestation.Level ?? Level.Absent).DefaultIfEmpty(Level.Absent).Max();
        return kind.Caps.TryGetValue(practice, out var cap) && cap < attested ? cap : attested;
    }
}
