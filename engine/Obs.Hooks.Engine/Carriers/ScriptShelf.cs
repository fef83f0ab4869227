using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>The scripts of one carrier: what <c>"script"</c> of a layer names, and what these may <c>#load</c>.</summary>
internal abstract class ScriptShelf
{
    public abstract ScriptOrigin Origin { get; }

    /// <summary>What a message calls the carrier.</summary>
    public abstract string Description { get; }

    /// <summary>The names that can be found, sorted; for suggestions.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>A script with its companions.</summary>
    /// <param name="name">As the layer has it.</param>
    /// <param name="bag">Takes why it cannot be had, when it is there.</param>
    /// <returns>Null when there is none, or after an error.</returns>
    public abstract ScriptSource? Find(string name, DiagnosticBag bag);

    /// <summary>One of several files as the main one, the others as its companions.</summary>
    protected static ScriptSource? Choose(ScriptOrigin origin, ImmutableArray<ScriptFile> files, string name)
    {
        foreach (var file in files)
        {
            if (string.Equals(file.Name, name, StringComparison.Ordinal))
            {
                return new ScriptSource(origin, file, files.Remove(file));
            }
        }

        return null;
    }
}
