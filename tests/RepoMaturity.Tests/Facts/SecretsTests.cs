using RepoMaturity.Core.Facts;

namespace RepoMaturity.Tests.Facts;

/// <summary>What is hidden of a text, and what stays.</summary>
public sealed class SecretsTests
{
    [TestCase("deploy --token ghp_16C7e42F292c6912E7", "deploy --token ***")]
    [TestCase("echo ghp_16C7e42F292c6912E7", "echo ***")]
    [TestCase("curl -H x:glpat-abcdef12345", "curl -H x:***")]
    [TestCase("run AKIAIOSFODNN7EXAMPLE now", "run *** now")]
    [TestCase("use sk-proj-abcdefgh12345678 x", "use *** x")]
    [TestCase("x eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.abc y", "x *** y")]
    [TestCase("pip install --index-url https://bob:hunter4@host/simple", "pip install --index-url https://***@host/simple")]
    [TestCase("git clone https://s3cr3t@github.com/a/b", "git clone https://***@github.com/a/b")]
    [TestCase("postgresql+psycopg2://u:p@db:5432/x", "postgresql+psycopg2://***@db:5432/x")]
    [TestCase("pytest --password hunter5 tests", "pytest --password *** tests")]
    [TestCase("pytest --password=hunter5 tests", "pytest --password=*** tests")]
    [TestCase("docker build --build-arg TOKEN=abc .", "docker build --build-arg TOKEN=*** .")]
    [TestCase("docker login -u me -p X registry", "docker login -u me -p *** registry")]
    [TestCase("az login -u me -p X", "az login -u me -p ***")]
    [TestCase("wandb login 0123456789abcdef", "wandb login ***")]
    [TestCase("curl -u me:pw host", "curl -u *** host")]
    [TestCase("curl -H Authorization: Bearer abc host", "curl -H Authorization: Bearer *** host")]
    [TestCase("curl -H 'X-Api-Key: abc' host", "curl -H 'X-Api-Key: *** host")]
    [TestCase("curl host?api_key=abc&x=1", "curl host?api_key=***&x=1")]
    [TestCase("API_KEY=\"a b c\" python a.py", "API_KEY=*** python a.py")]
    [TestCase("{\"password\":\"a b\",\"x\":1}", "{\"password\":***,\"x\":1}")]
    [TestCase("x ${PASSWORD:-hunter5} y", "x ${PASSWORD:-***} y")]
    [TestCase("aws configure set aws_secret_access_key abc", "aws configure set aws_secret_access_key ***")]
    [TestCase("-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY----- x", "*** x")]
    [TestCase("-----BEGIN RSA PRIVATE KEY-----\nabc", "***")]
    public void Hides(string text, string expected) => Assert.That(Secrets.Mask(text), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("python train.py --epochs 3")]
    [TestCase("deploy --token $TOKEN")]
    [TestCase("deploy --token ${{ secrets.TOKEN }} now")]
    [TestCase("deploy --token=${TOKEN}")]
    [TestCase("TOKEN=$(cat x) run")]
    [TestCase("git push https://x:${{ secrets.T }}@github.com/a/b")]
    [TestCase("git push https://x:$TOKEN@github.com/a/b")]
    [TestCase("git clone ssh://git@github.com/a/b")]
    [TestCase("pip install git+https://github.com/a/b@main")]
    [TestCase("pip install hf_transfer scikit-learn sk-video")]
    [TestCase("docker login --password-stdin registry")]
    [TestCase("docker run -p 80:80 -v $PWD:/x image")]
    [TestCase("PWD=/x ls")]
    [TestCase("train --tokenizer bert --use-auth=false")]
    [TestCase("run --token --verbose")]
    [TestCase("aws ecr get-login-password")]
    [TestCase("http://:@/")]
    public void Keeps(string text) => Assert.That(Secrets.Mask(text), Is.EqualTo(text));

    [Test]
    public void HidesAValueWithBlanksInAWord() => Assert.That(Secrets.Join(["x", "--password", "a b c", "y"]), Is.EqualTo("x --password *** y"));

    [TestCase("db.password", "hunter5", "***")]
    [TestCase("API_TOKEN", "abc", "***")]
    [TestCase("API_TOKEN", "$OTHER", "$OTHER")]
    [TestCase("name", "abc", "abc")]
    [TestCase("url", "https://a:b@c/", "https://***@c/")]
    public void HidesValuesByName(string name, string value, string expected) => Assert.That(Secrets.MaskValue(name, value), Is.EqualTo(expected));

    /// <summary>Texts put together of the signs that mean something, in any order.</summary>
    [Test]
    public void HidesOnce()
    {
        string[] parts = [" ", "=", ":", "-", "--", "\"", "'", "@", "://", "$", "{", "}", "token", "password", "a", "ghp_123456", "login", "curl", "-p", "-u", "***", "\n", "&", "?", "Bearer", "Authorization:"];
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]));
            var once = Secrets.Mask(text);
            Assert.That(Secrets.Mask(once), Is.EqualTo(once), text);
        }
    }

    [TestCase("sk-")]
    [TestCase("hf_")]
    [TestCase("://")]
    [TestCase("a=\"")]
    [TestCase("token=a ")]
    [TestCase("token='")]
    [TestCase("-----BEGIN")]
    [TestCase("--token ")]
    public void StandsRepetition(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 20_000));
        var once = Secrets.Mask(text);
        Assert.That(Secrets.Mask(once), Is.EqualTo(once));
    }
}
