using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Addresses that would be options or commands of git, through the program: nothing runs, and nobody is asked for a password.</summary>
internal sealed class HostileAddressTests
{
    [TestCase("--upload-pack=touch ran")]
    [TestCase("-u./program")]
    [TestCase("ext::sh -c touch% ran")]
    [TestCase("ext::sh://x/y/z")]
    [TestCase("file:///etc")]
    [TestCase("ssh://-oProxyCommand=touch ran/x/y")]
    [TestCase("git@-oProxyCommand=touch:x/y")]
    [TestCase("git://localhost/x/y")]
    [TestCase("http://localhost/x/y")]
    [TestCase("https://-oProxyCommand/x/y")]
    [TestCase("https://localhost:1/-x/--upload-pack=touch")]
    [TestCase("https://user:password-of-mine@localhost:1/x/y")]
    [TestCase("https://localhost:1/x/y?--upload-pack")]
    [TestCase("https://localhost:1/x/../../y")]
    [TestCase("https://localhost:1/x/y")]
    [TestCase("fd::0/x://y")]
    public void An_address_that_is_none_of_a_repository_is_refused(string address)
    {
        using var folder = new TemporaryFolder();
        folder.Write("program", "#!/bin/sh\ntouch ran\n");
        UnixFile.MakeExecutable(folder["program"]);
        var run = RealProgram.Run(["scan", "--", address], folder.FullPath, seconds: 60, environment: new Dictionary<string, string>
        {
            ["GIT_ASKPASS"] = folder["program"],
            ["SSH_ASKPASS"] = folder["program"],
            ["GIT_SSH_COMMAND"] = folder["program"],
            ["GIT_ALLOW_PROTOCOL"] = "ext:file:ssh:git:http:https",
        });
        Assert.That(run.ExitCode, Is.EqualTo(2).Or.EqualTo(3), run.Output);
        Assert.That(run.Error, Is.Not.Empty.And.Not.Contain("The program failed").And.Not.Contain("password-of-mine"));
        Assert.That(File.Exists(folder["ran"]), Is.False);
    }
}
