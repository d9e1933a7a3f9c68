using RepoMaturity.Fleet.Sources;
using RepoMaturity.GitHub;
using RepoMaturity.Tests.GitHub;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Of an organisation nothing is missed and nothing is named twice, and no call is made in vain.</summary>
internal sealed class GitHubSourceTests
{
    private const int Number = 3_000;
    private const int Pages = 30;

    private static readonly GitHubFilter All = new() { Archived = Choice.With, Forks = Choice.With };

    [Test]
    public async Task All_are_named_once_with_a_call_a_page()
    {
        using var acme = new FakeOrganization(Number);
        var found = await ListAsync(acme, All);
        Assert.That(found.Select(repository => repository.Name["github.com/".Length..]), Is.EqualTo(acme.Names));
        Assert.That(acme.Calls, Is.EqualTo(Pages));
        Assert.That(found[7].Topics, Is.EqualTo(new[] { "ml", "team-churn" }));
        Assert.That(found[7].Link, Is.EqualTo("https://github.com/acme/r00007"));
        Assert.That(found[7].Mark, Does.StartWith("main 2026-11-01"));
    }

    [Test]
    public async Task Whatever_goes_wrong_on_the_way_costs_calls_and_no_repository()
    {
        using var acme = new FakeOrganization(Number);
        var clock = new HurriedClock();
        var troubles = 0;
        acme.Trouble = _ =>
        {
            // Every page meets one trouble before it comes.
            if (acme.Calls % 2 == 0)
            {
                return null;
            }

            var reset = clock.GetUtcNow().AddMinutes(40).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            return (troubles++ % 6) switch
            {
                0 => LoopbackReply.Refused(403, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)),
                1 => LoopbackReply.Refused(429, "You have exceeded a secondary rate limit", ("Retry-After", "60")),
                2 => LoopbackReply.Refused(403, "You have exceeded a secondary rate limit"),
                3 => LoopbackReply.Refused(502, "Bad Gateway"),
                4 => LoopbackReply.Broken,
                _ => new LoopbackReply(200, "[" + new string(' ', 4000)) { CutAfter = 900 },
            };
        };
        var found = await ListAsync(acme, All, clock);
        Assert.That(found.Select(repository => repository.Name["github.com/".Length..]), Is.EqualTo(acme.Names));
        Assert.That(acme.Calls, Is.EqualTo(2 * Pages));
        Assert.That(clock.Waits, Has.Some.GreaterThan(TimeSpan.FromMinutes(39)));
    }

    [Test]
    public async Task What_is_made_meanwhile_moves_nothing()
    {
        using var acme = new FakeOrganization(250);
        acme.Trouble = _ =>
        {
            if (acme.Calls < 4)
            {
                acme.Add();
            }

            return null;
        };
        var found = await ListAsync(acme, All);
        Assert.That(found.Select(repository => repository.Name["github.com/".Length..]), Is.EqualTo(acme.Names));
        Assert.That(acme.Calls, Is.EqualTo(3));
    }

    [Test]
    public async Task What_is_left_out_is_counted()
    {
        using var acme = new FakeOrganization(100);
        var told = new List<string>();
        using var github = acme.Client(new HurriedClock());
        var found = await new GitHubSource(github, "acme", new GitHubFilter { Visibilities = ["private"] }, told.Add).ListAsync(default);
        Assert.That(found, Has.Length.EqualTo(27));
        Assert.That(told, Is.EqualTo(new[] { "github:acme has 100 repositories; left out: 10 archived, 10 forks, 53 other visibility" }));
    }

    [Test]
    public async Task A_person_has_repositories_too()
    {
        using var acme = new FakeOrganization(101, isUser: true);
        Assert.That(await ListAsync(acme, All), Has.Length.EqualTo(101));
        Assert.That(acme.Calls, Is.EqualTo(3));
    }

    [Test]
    public void Who_may_not_look_is_told()
    {
        using var acme = new FakeOrganization(1) { Trouble = _ => LoopbackReply.Refused(401, "Bad credentials") };
        Assert.That(async () => await ListAsync(acme, All), Throws.TypeOf<GitHubException>().With.Property("Failure").EqualTo(GitHubFailure.Unauthorized));
        Assert.That(acme.Calls, Is.EqualTo(1));
    }

    private static async Task<System.Collections.Immutable.ImmutableArray<FleetRepository>> ListAsync(FakeOrganization acme, GitHubFilter filter, HurriedClock? clock = null)
    {
        using var github = acme.Client(clock ?? new HurriedClock());
        return await new GitHubSource(github, "acme", filter, _ => { }).ListAsync(default);
    }
}
