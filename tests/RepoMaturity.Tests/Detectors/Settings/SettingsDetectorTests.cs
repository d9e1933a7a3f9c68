using RepoMaturity.Detectors.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Settings;

internal sealed class SettingsDetectorTests
{
    [TestCase("config.yaml", true)]
    [TestCase("a/b.yml", true)]
    [TestCase("a.toml", true)]
    [TestCase("tsconfig.json", true)]
    [TestCase("mypy.ini", true)]
    [TestCase(".flake8", true)]
    [TestCase(".github/dependabot.yml", true)]
    [TestCase(".github/workflows/ci.yml", false)]
    [TestCase("package-lock.json", false)]
    [TestCase("pnpm-lock.yaml", false)]
    [TestCase("packages.lock.json", false)]
    [TestCase("conda-lock.yml", false)]
    [TestCase("poetry.lock", false)]
    [TestCase("a.ipynb", false)]
    [TestCase("package.json", false)]
    [TestCase("pyproject.toml", false)]
    [TestCase("train.py", false)]
    public void Claims_configuration_files(string path, bool expected) => Assert.That(new SettingsDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("a.yml", "", "")]
    [TestCase("a.yml", "a: 1\nb:\n  c: x\n  d:\n    e: y\n    f: {g: 1}", "Key a 1 :1|Key b :2|Key b.c x :3|Key b.d :4|Key b.d.e y :5|Key b.d.f :6")]
    [TestCase("a.yml", "a: [x, y]\nb:\n  - c: 1\n  - c: 2\nd: []", "Key a x :1|Key a y :1|Key b :2|Key b.c 1 :3|Key b.c 2 :4|Key d :5")]
    [TestCase("a.yml", "a: 1\n---\nb: 2", "Key a 1 :1|Key b 2 :3")]
    [TestCase("a.yml", "- a: 1", "")]
    [TestCase("a.yml", "a:\n? [x]\n: y", "Key a :1")]
    [TestCase("a.toml", "[a.b]\nc = 'x'", "Key a :1|Key a.b :1|Key a.b.c x :2")]
    [TestCase("a.json", "{\"a\": {\"b\": true}}", "Key a :1|Key a.b true :1")]
    [TestCase("a.json", " [{\"a\": 1}]", "")]
    [TestCase("a.json", "{\"a\": 1}\n{\"a\": 2}", "")]
    [TestCase("mypy.ini", "[mypy]\nstrict = True", "Key mypy :1|Key mypy.strict True :2")]
    public void Reads_keys_to_depth_three(string path, string text, string expected) => Assert.That(Detected.Facts(new SettingsDetector(), path, text), Is.EqualTo(expected));

    [Test]
    public void Gives_500_facts_at_most() =>
        Assert.That(Detected.In(new SettingsDetector(), "a.yml", string.Concat(Enumerable.Range(0, 600).Select(i => $"a{i}: 1\n"))).Facts, Has.Length.EqualTo(500));

    [Test]
    public void Data_in_the_form_of_a_configuration_is_left_out()
    {
        var data = "{\"a\": [" + string.Join(", ", Enumerable.Repeat("1", 2000)) + "]}";
        Assert.That(Detected.In(new SettingsDetector(), "a.json", data).Facts, Is.Empty);
        Assert.That(Detected.In(new SettingsDetector(), "a.yml", "a: " + new string('x', 256 * 1024)).Facts, Is.Empty);
    }

    [Test]
    public void A_long_value_is_cut() =>
        Assert.That(Detected.In(new SettingsDetector(), "a.yml", "a: " + new string('x', 5000)).Facts[0].Value, Has.Length.EqualTo(400));

    [Test]
    public void Says_what_it_could_not_read_and_that_it_is_a_template()
    {
        Assert.That(Detected.In(new SettingsDetector(), "a.yml", "a: [").Problems, Has.Length.EqualTo(1));
        Assert.That(Detected.In(new SettingsDetector(), "a.yml", "a: {{ b }}").IsTemplated, Is.True);
    }
}
