using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Settings;

internal sealed class ResourceDefinitionsTests
{
    [TestCase("", "")]
    [TestCase("kind: Pod\nspec:\n  a: 1\n", "kind: Pod\nspec:\n  a: 1\n")]
    [TestCase("kind: CustomResourceDefinition\nspec:\n  a: 1\n", "kind: CustomResourceDefinition\n\n\n")]
    [TestCase("kind: A\nspec:\n  b: 1\n---\nx: 1\nkind: CustomResourceDefinition\nspec:\n  a: 1\n---\nkind: B", "kind: A\nspec:\n  b: 1\n---\nx: 1\nkind: CustomResourceDefinition\n\n\n---\nkind: B")]
    [TestCase("data:\n  x: |\n    kind: CustomResourceDefinition\nspec:\n  a: 1", "data:\n  x: |\n    kind: CustomResourceDefinition\nspec:\n  a: 1")]
    [TestCase("spec:\n  a: 1\nkind: CustomResourceDefinition\n", "spec:\n  a: 1\nkind: CustomResourceDefinition\n")]
    public void Definitions_keep_their_heads(string text, string expected) => Assert.That(ResourceDefinitions.WithoutBodies(text), Is.EqualTo(expected));

    [Test]
    public void A_large_stream_is_read_without_the_bodies_of_definitions()
    {
        var stream = "apiVersion: v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\nspec:\n" + string.Concat(Enumerable.Repeat("  - x\n", 50_000)) + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: b}";
        Assert.That(
            Detected.Facts(new KubernetesDetector(), "a.yml", stream, FactKind.Resource),
            Is.EqualTo("Resource v1/CustomResourceDefinition a :2 @resource:CustomResourceDefinition/a|Resource v1/Pod b :50007 @resource:Pod/b"));
    }
}
