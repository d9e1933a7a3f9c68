using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;
using Compiler = RepoMaturity.RuleCompiler.Program;

namespace RepoMaturity.Tests.RuleCompiler;

internal sealed class RuleCompilerTests
{
    [Test]
    public void A_folder_becomes_one_file()
    {
        using var folder = new TemporaryFolder();
        WriteRules(folder);
        folder.Write("rules/schema/x.yml", "no: rule\n");
        var errors = new StringWriter();
        Assert.That(Compiler.Compile(folder["rules"], folder["out.json"], errors), Is.Zero, errors.ToString());
        Assert.That(CompiledRules.Read(File.ReadAllBytes(folder["out.json"])).Select(file => file.Path), Is.EqualTo(new[] { "contexts.yml", "kinds.yml", "practices.yml" }));
    }

    [Test]
    public void Mistakes_read_as_errors_of_the_build()
    {
        using var folder = new TemporaryFolder();
        WriteRules(folder);
        folder.Write("rules/conventions/x.yml", "id: x\nname: X\nsignal: []\n");
        var errors = new StringWriter();
        Assert.That(Compiler.Compile(folder["rules"], folder["out.json"], errors), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.Contain("x.yml(3,1): error RULES: Unknown key 'signal'. Did you mean 'signals'?"));
        Assert.That(File.Exists(folder["out.json"]), Is.False);
    }

    private static void WriteRules(TemporaryFolder folder)
    {
        folder.Write("rules/practices.yml", TestRules.Practices);
        folder.Write("rules/contexts.yml", TestRules.Contexts);
        folder.Write("rules/kinds.yml", TestRules.Kinds);
    }
}
