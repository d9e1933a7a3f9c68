using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Settings;

/// <summary>Reads the entries of <c>suppress</c> and <c>attest</c>.</summary>
internal sealed class ConfigurationEntries(RuleSet rules, ProblemList problems)
{
    /// <summary>The keys of an entry of <c>suppress</c>.</summary>
    internal static readonly string[] SuppressKeys = ["id", "paths", "reason", "justification", "expires"];

    /// <summary>The keys of an entry of <c>attest</c>.</summary>
    internal static readonly string[] AttestKeys = ["practice", "item", "level", "statement", "link", "owner", "expires"];

    private readonly string[] claims = [.. rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id))];

    /// <summary>The sound globs under a key.</summary>
    public static IEnumerable<string> Globs(RuleNode node, string key)
    {
        foreach (var item in node.Child(key)?.OneOrMany() ?? [])
        {
            if (item.AsText() is not { } glob)
            {
                continue;
            }

            if (PathSelection.Mistake(glob) is { } mistake)
            {
                item.Fail(mistake);
            }
            else
            {
                yield return glob;
            }
        }
    }

    /// <summary>Reads an entry of <c>suppress</c>; null when it does not count.</summary>
    public Suppression? ReadSuppression(RuleNode node)
    {
        node.Expect(SuppressKeys);
        if (!node.IsMapping)
        {
            return null;
        }

        var (id, justification, expires) = (Sentence(node, "id"), Sentence(node, "justification"), Day(node));
        var paths = node.Child("paths");
        if (paths?.OneOrMany().Any() == false)
        {
            paths.Fail("'paths' is empty: leave it out to mean all files.");
        }

        if (!node.Has("reason"))
        {
            node.Fail($"'reason' is missing: {string.Join(", ", Enum.GetValues<SuppressionReason>().Select(Words.Of))}.");
        }

        var reason = node.Word("reason", SuppressionReason.FalsePositive);
        var rule = rules.Rules.FirstOrDefault(rule => rule.Id == id)?.Id;
        var removed = id.Length == 0 ? [] : ClaimsOf(node.Child("id")!, id, rule is not null);
        return problems.Counts($"suppression of '{id}'", expires, node.Line)
            ? new Suppression(id, removed, rule, paths is null ? null : PathSelection.Of(Globs(node, "paths")), reason, justification, expires, node.Line)
            : null;
    }

    /// <summary>Reads an entry of <c>attest</c>; null when it does not count.</summary>
    public Attestation? ReadAttestation(RuleNode node)
    {
        node.Expect(AttestKeys);
        if (!node.IsMapping)
        {
            return null;
        }

        if (node.Has("practice") == node.Has("item"))
        {
            node.Fail("Give 'practice' (a practice or aspect) or 'item' (an item of a framework).");
            return null;
        }

        var (id, level) = node.Has("practice") ? (ReadClaim(node), ReadLevel(node)) : (ReadItem(node), null);
        var (statement, owner, link, expires) = (Sentence(node, "statement"), Owner(node), Link(node), Day(node));
        if (expires is null && !node.Has("expires"))
        {
            node.Fail("'expires' is missing: give the last day on which this may be believed without a look, as YYYY-MM-DD.");
        }

        return expires is { } day && problems.Counts($"attestation of '{id}'", day, node.Line)
            ? new Attestation(id, level, statement, link, owner, day, node.Line)
            : null;
    }

    private static string Sentence(RuleNode node, string key)
    {
        var text = node.Text(key);
        if (text.Length > 0 && string.IsNullOrWhiteSpace(text))
        {
            node.Child(key)!.Fail($"'{key}' is empty.");
        }

        return text.Trim();
    }

    /// <summary>Who answers for it: a person's address has no place in a report.</summary>
    private static string Owner(RuleNode node)
    {
        var owner = Sentence(node, "owner");
        if (owner.Contains('@', StringComparison.Ordinal))
        {
            node.Child("owner")!.Fail("'owner' must be a team or a role, not the address of a person: leave '@' out.");
        }

        return owner;
    }

    private static DateOnly? Day(RuleNode node)
    {
        if (node.OptionalText("expires") is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        node.Child("expires")!.Fail("'expires' must be a day, as YYYY-MM-DD.");
        return null;
    }

    private static string? Link(RuleNode node)
    {
        if (node.OptionalText("link") is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0)
        {
            node.Child("link")!.Fail("'link' must be an address that begins with https:// or http://, without a password.");
        }

        return text;
    }

    private string ReadClaim(RuleNode node)
    {
        var id = Sentence(node, "practice");
        if (id.Length > 0 && !rules.HasClaim(id))
        {
            node.Child("practice")!.Fail($"There is no practice or aspect '{id}'.{Suggestion.For(id, claims)}");
        }

        return id;
    }

    private static Level? ReadLevel(RuleNode node)
    {
        if (!node.Has("level"))
        {
            node.Fail("'level' is missing: declared, implemented or automated.");
            return null;
        }

        var level = node.Word("level", Level.Declared);
        if (level == Level.Absent)
        {
            node.Child("level")!.Fail("What is absent needs no attestation: declared, implemented or automated.");
        }

        return level;
    }

    /// <summary>An item that a file could show is attested by its practices, so that every framework hears of it.</summary>
    private string ReadItem(RuleNode node)
    {
        if (node.Has("level"))
        {
            node.Child("level")!.Fail("An item is met or not: leave 'level' out.");
        }

        var id = Sentence(node, "item");
        if (id.Length == 0 || FindItem(node.Child("item")!, id) is not { } found)
        {
            return id;
        }

        if (found.Item.Visibility != Visibility.Never)
        {
            node.Child("item")!.Fail($"A repository can show '{id}': attest the practice or aspect that it asks for.");
        }

        return $"{found.Framework.Id}:{found.Item.Id}";
    }

    private (FrameworkRule Framework, FrameworkItem Item)? FindItem(RuleNode node, string id)
    {
        var found = rules.Frameworks.SelectMany(framework => framework.Items.Select(item => (Framework: framework, Item: item)))
            .Where(each => each.Item.Id == id || $"{each.Framework.Id}:{each.Item.Id}" == id).ToList();
        switch (found)
        {
            case [var only]:
                return only;
            case []:
                string[] known = [.. rules.Frameworks.SelectMany(framework => framework.Items.Select(item => $"{framework.Id}:{item.Id}"))];
                node.Fail($"There is no item '{id}' in any framework.{Suggestion.For(id, known)}");
                return null;
            default:
                node.Fail($"Several frameworks have an item '{id}': write {string.Join(" or ", found.Select(each => $"{each.Framework.Id}:{id}"))}.");
                return null;
        }
    }

    /// <summary>The practices and aspects that an id stands for: a practice takes its aspects along, an item what it asks for.</summary>
    private ImmutableArray<string> ClaimsOf(RuleNode node, string id, bool isRule)
    {
        if (rules.HasClaim(id))
        {
            return [.. claims.Where(claim => claim == id || claim.StartsWith(id + "/", StringComparison.Ordinal))];
        }

        if (isRule)
        {
            return [];
        }

        if (rules.Frameworks.Any(framework => framework.Items.Any(item => item.Id == id || $"{framework.Id}:{item.Id}" == id)))
        {
            if (FindItem(node, id)?.Item is not { } item)
            {
                return [];
            }

            ImmutableArray<string> asked = [.. (item.Met?.Leaves ?? []).Select(leaf => leaf.Claim).Distinct(StringComparer.Ordinal)];
            if (asked.IsEmpty)
            {
                node.Fail($"Nothing is evidence of the item '{id}'.");
            }

            return asked;
        }

        string[] known = [.. claims, .. rules.Rules.Select(rule => rule.Id), .. rules.Frameworks.SelectMany(framework => framework.Items.Select(item => $"{framework.Id}:{item.Id}"))];
        node.Fail($"There is no practice, aspect, technology or item '{id}'.{Suggestion.For(id, known)}");
        return [];
    }
}
