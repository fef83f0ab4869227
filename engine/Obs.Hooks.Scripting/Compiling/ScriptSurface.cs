namespace Obs.Hooks.Scripting.Compiling;

/// <summary>Which names a script's top level sees.</summary>
internal enum ScriptSurface
{
    /// <summary>Those of <see cref="Obs.Hooks.Scripts.HookScript"/>.</summary>
    Hook,

    /// <summary>None but types: a host's script that returns an object, such as an allocator.</summary>
    Factory,
}
