using System.Buffers;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Commands that installing a Python package makes.</summary>
internal static class PythonScript
{
    private static readonly SearchValues<char> ModuleEnds = SearchValues.Create(":[ (");

    /// <summary>The id of the unit of a command.</summary>
    public static string UnitId(string name) => "script:" + name;

    /// <summary>Writes a command as a unit that runs the module of its object reference (<c>package.module:function</c>).</summary>
    public static void Write(string name, string objectReference, int line, FactWriter facts)
    {
        var id = UnitId(name);
        if (name.Length > 0 && Running(objectReference, line, id, objectReference) is { } reference)
        {
            facts.Add(new Unit(id, UnitKind.Task, name, new Position(line)));
            facts.Add(reference);
        }
    }

    /// <summary>The reference to the module and function of an object reference; null where it names no module.</summary>
    public static Reference? Running(string objectReference, int line, string id, string text)
    {
        var end = objectReference.AsSpan().IndexOfAny(ModuleEnds);
        var module = (end < 0 ? objectReference : objectReference[..end]).Trim();
        return module.Length == 0 ? null : new Reference(ReferenceKinds.Module, module, new Position(line), id)
        {
            Text = text,
            Arguments = end >= 0 && objectReference[end] == ':' ? [new Argument(ReferenceKinds.CalledObject, objectReference[(end + 1)..].Split('.', '[', '(', ' ')[0])] : [],
        };
    }
}
