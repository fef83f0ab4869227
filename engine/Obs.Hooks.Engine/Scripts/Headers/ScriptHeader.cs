using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Scripts.Headers;

/// <summary>What a script says about itself in the comment lines at its top.</summary>
/// <param name="Manifest">
/// Like a plugin's; the type is empty, and so are the points when only hooks.json says them, and the id when there is no header.
/// </param>
/// <param name="Location">Where the header stands; the script's first line when it has none.</param>
/// <param name="IsPresent">Whether there is one.</param>
internal sealed record ScriptHeader(HookManifest Manifest, SourceLocation Location, bool IsPresent);
