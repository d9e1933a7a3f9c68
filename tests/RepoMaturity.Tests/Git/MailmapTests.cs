using RepoMaturity.Git.History;

namespace RepoMaturity.Tests.Git;

/// <summary>What a mailmap means is what git says.</summary>
internal sealed class MailmapTests
{
    private static readonly string[] Mailmaps =
    [
        "Proper <commit@x.org>",
        "<proper@x.org> <commit@x.org>",
        "Proper <proper@x.org> <commit@x.org>",
        "Proper <proper@x.org> Commit <commit@x.org>",
        "Proper <proper@x.org> commit <COMMIT@X.ORG>",
        "Other <other@x.org> Other <commit@x.org>\nProper <proper@x.org> <commit@x.org>",
        "Proper <proper@x.org> Commit <commit@x.org>\nOther <other@x.org> <commit@x.org>",
        "First <first@x.org> <commit@x.org>\nSecond <commit@x.org>",
        "First <commit@x.org>\n<second@x.org> <commit@x.org>",
        "# Proper <commit@x.org>",
        "  # Proper <commit@x.org>",
        "#Proper <commit@x.org>\nProper <commit@x.org> # said twice",
        "  Proper \t Name   <commit@x.org>  ",
        "Proper <proper@x.org>\t<commit@x.org>\r",
        "Proper <> <commit@x.org>",
        "Proper <proper@x.org> <>",
        "Proper commit@x.org",
        "Proper <commit@x.org",
        "<commit@x.org>",
        "<a@x.org> <b@x.org> <commit@x.org>",
        "Proper <proper@x.org> <commit@x.org> more",
        "",
        "\n\n\n",
    ];

    [TestCaseSource(nameof(Mailmaps))]
    public void A_name_becomes_what_git_makes_of_it(string text)
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["repository"]);
        folder.Write("repository/.mailmap", text);
        var mailmap = Mailmap.Read(text);
        foreach (var (name, email) in new[] { ("Commit", "commit@x.org"), ("COMMIT", "Commit@X.org"), ("Someone", "commit@x.org"), ("Commit", "else@x.org") })
        {
            var mapped = mailmap.Map(name, email);
            Assert.That($"{mapped.Name} <{mapped.Email}>", Is.EqualTo(git.Run("check-mailmap", $"{name} <{email}>")));
        }
    }
}
