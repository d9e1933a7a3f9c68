using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Tests.Detectors.Languages;

namespace RepoMaturity.Tests.Detectors.Manifests;

public sealed class LanguageManifestTests
{
    [TestCase("DESCRIPTION", "Package: x\nTitle: Depends on, much\nDepends:\n    R (>= 4.1)\nImports:\n    Dplyr,\n    tune (>= 1.0),\nSuggests: testthat\n", "dplyr\ntune '>= 1.0'\ntestthat")]
    [TestCase("renv.lock", "{\"R\": {\"Version\": \"4.2\"}, \"Packages\": {\"Rcpp\": {\"Package\": \"Rcpp\", \"Version\": \"1.0.9\"}}}", "rcpp '1.0.9'")]
    public void Packages_of_R_are_dependencies(string path, string text, string expected) => Assert.That(Lines(new RPackageDetector(), path, text), Is.EqualTo(expected));

    [TestCase("build.sbt", "name := \"x\"\nlibraryDependencies ++= Seq(\n  \"org.apache.spark\" %% \"spark-mllib\" % \"3.5.0\" % \"provided\",\n  // \"a\" % \"b\" % \"1\"\n  \"org.x\" % \"y\" % sparkVersion\n)", "org.apache.spark:spark-mllib '3.5.0'\norg.x:y 'sparkVersion'")]
    [TestCase("build.gradle", "plugins {\n  id 'org.springframework.boot' version '3.0'\n}\ndependencies {\n  implementation 'a.b:c:1.2'\n  testImplementation(\"d:e\")\n}", "org.springframework.boot '3.0'\na.b:c '1.2'\nd:e")]
    [TestCase("pom.xml", "<project><parent><groupId>p</groupId><artifactId>q</artifactId></parent><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version><exclusions><exclusion><artifactId>z</artifactId></exclusion></exclusions></dependency></dependencies></project>", "p:q\na:b '1'")]
    public void Builds_of_the_JVM_name_modules(string path, string text, string expected) => Assert.That(Lines(new JvmBuildDetector(), path, text), Is.EqualTo(expected));

    [TestCase("Cargo.toml", "[dependencies]\nserde = \"1\"\ntch = { version = \"0.1\" }\n[dev-dependencies]\nproptest = \"1\"", "serde '1'\ntch '0.1'\nproptest '1'")]
    [TestCase("Project.toml", "[deps]\nFlux = \"587475ba\"\n[compat]\nFlux = \"0.14\"", "flux '0.14'")]
    public void Tables_name_packages(string path, string text, string expected) => Assert.That(Lines(new TomlPackageDetector(), path, text), Is.EqualTo(expected));

    [Test]
    public void Modules_of_Go_are_those_required_directly() => Assert.That(
        Lines(new GoModuleDetector(), "go.mod", "module x.io/y\n\ngo 1.22\n\nrequire github.com/a/b v1.0.0\nrequire (\n\tgithub.com/c/d v2.0.0\n\tgithub.com/e/f v3.0.0 // indirect\n)\n"),
        Is.EqualTo("github.com/a/b 'v1.0.0'\ngithub.com/c/d 'v2.0.0'"));

    private static string Lines(IDetector detector, string path, string text) => LanguageFacts.Lines(LanguageFacts.Of(detector, path, text), FactKind.Dependency);
}
