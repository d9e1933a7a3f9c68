using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Commands that installing a Python package makes.</summary>
internal static class PythonScript
{
    /// <summary>The id of the unit of a command.</summary>
    public static string UnitId(string name) => "script:" + name;

    /// <summary>Writes a command as a unit that runs the module of its object reference (<c>package.module:function</c>).</summary>
    public static void Write(string name, string objectReference, int line, FactWriter facts)
    {
        var position = new Position(line);
        var end = objectReference.AsSpan().IndexOfAny(':', '[', ' ');
        var module = (end < 0 ? objectReference : objectReference[..end]).Trim();
        if (name.Length == 0 || module.Length == 0)
        {
            return;
        }

        var id = UnitId(name);
        facts.Add(new Unit(id, UnitKind.Task, name, position));
        facts.Add(new Reference(ReferenceKinds.Module, module, position, id) 
        {
            Text = objectReference,
            Arguments = end >= 0 && objectReference[end] == ':' ? [new Argument(ReferenceKinds.CalledObject, objectReference[(end + 1)..].Split('.', '[', ' ')[0])] : [],
        });
    }
}
