namespace Obs.Hooks.Dispatch.Watching;

/// <summary>Something happened to a name in a watched directory.</summary>
internal readonly record struct DirectoryChange(string Directory, string Name);
