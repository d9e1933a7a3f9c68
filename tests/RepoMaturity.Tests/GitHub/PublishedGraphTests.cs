using System.Text.Json;
using RepoMaturity.GitHub;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.GitHub;

/// <summary>The question that we ask over GraphQL is one that GitHub's own schema has, as the package <c>@octokit/graphql-schema</c> brings it.</summary>
internal sealed class PublishedGraphTests
{
    [Test]
    public async Task Whose_the_token_is_is_a_question_of_the_published_schema()
    {
        NodeProgram.Find("@octokit/graphql-schema/schema.graphql");
        var answers = new List<string>();
        using var server = new LoopbackServer(request =>
        {
            using var body = JsonDocument.Parse(request.Body);
            var (_, output) = NodeProgram.RunScript(SourceTree.At("tests/node/answer-graphql.mjs"), body.RootElement.GetProperty("query").GetString()!);
            answers.Add(output);
            return new LoopbackReply(200, output);
        });
        using var github = new RestGitHub(new GitHubOptions { Api = server.Address, Token = "secret" });
        Assert.That(await github.GetLoginAsync(default), Is.EqualTo("github-actions[bot]"), string.Concat(answers));
        Assert.That(answers.Single(), Does.Not.Contain("errors"));
    }
}
