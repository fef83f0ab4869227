namespace Obs.Hooks.Scripting.Sources;

/// <summary>
/// Who wrote a script. Scripts of different origins never share a process, a sandbox or a cache entry: a package's script
/// must not speak for its project, nor a project for one that builds against it.
/// </summary>
/// <param name="Trust">What the carrier makes it; a text inside the script never raises it.</param>
/// <param name="Project">The project that owns the carrier; empty for <see cref="TrustClass.Host"/>.</param>
/// <param name="Package">The package, for <see cref="TrustClass.Package"/>; else empty.</param>
internal sealed record ScriptOrigin(TrustClass Trust, string Project, string Package);
