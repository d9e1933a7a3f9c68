using RepoMaturity.Detectors.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Settings;

internal sealed class GitAttributesDetectorTests
{
    [TestCase("", "")]
    [TestCase("# c\n\n*.bin filter=lfs -text", "Attribute filter=lfs *.bin :3|Attribute -text *.bin :3")]
    [TestCase("a/** linguist-vendored\nb linguist-generated=true\nc linguist-documentation=false\nd -linguist-vendored", "Attribute linguist-vendored a/** :1|Attribute linguist-generated b :2|Attribute -linguist-documentation c :3|Attribute -linguist-vendored d :4")]
    [TestCase("\"a b\"\tfilter=lfs", "Attribute filter=lfs a b :1")]
    [TestCase("[attr]lfs filter=lfs", "")]
    [TestCase("a", "")]
    [TestCase("\"a", "")]
    [TestCase("a b\r\nc d", "Attribute b a :1|Attribute d c :2")]
    public void Reads_attributes(string text, string expected) => Assert.That(Detected.Facts(new GitAttributesDetector(), ".gitattributes", text), Is.EqualTo(expected));

    [TestCase(".gitattributes", true)]
    [TestCase("a/.gitattributes", true)]
    [TestCase("gitattributes", false)]
    public void Claims_its_files(string path, bool expected) => Assert.That(new GitAttributesDetector().Claims(path), Is.EqualTo(expected));
}
