using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>Scripts that a project or a package brought along.</summary>
/// <param name="origin">Who.</param>
/// <param name="description">For messages.</param>
/// <param name="files">Sorted by name.</param>
internal sealed class CarriedShelf(ScriptOrigin origin, string description, ImmutableArray<ScriptFile> files) : ScriptShelf
{
    public override ScriptOrigin Origin => origin;

    public override string Description => description;

    public override IEnumerable<string> Names => files.Select(static f => f.Name);

    public override ScriptSource? Find(string name, DiagnosticBag bag) => Choose(origin, files, name);
}
