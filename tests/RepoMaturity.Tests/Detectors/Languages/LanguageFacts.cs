using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Tests.Detectors.Languages;

/// <summary>Runs one detector over a text, and writes what it finds as short lines.</summary>
internal static class LanguageFacts
{
    public static FileFacts Of(IDetector detector, string path, string text)
    {
        var writer = new FactWriter(path, ReadLimits.Default);
        detector.Detect(new SourceFile(path, SourceText.Of(text), ReadLimits.Default), writer);
        return writer.ToFileFacts();
    }

    /// <summary>The names of the facts of a kind, with value and arguments, one a line.</summary>
    public static string Lines(FileFacts file, params FactKind[] kinds) => string.Join('\n', file.Facts.Where(fact => kinds.Contains(fact.Kind)).Select(Line));

    private static string Line(Fact fact)
    {
        var arguments = fact.Arguments.IsEmpty ? "" : $"({string.Join(", ", fact.Arguments.Select(argument => argument.Name + "=" + argument.Value))})";
        return fact.Name + (fact.Value is null ? "" : " '" + fact.Value + "'") + arguments;
    }
}
