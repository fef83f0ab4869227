namespace Obs.Hooks.Plugins.Kiwi.Commands;

/// <summary>The command lines of kiwi.</summary>
internal enum KiwiForm
{
    /// <summary>Version 9 and 10: <c>kiwi-ng system build</c>.</summary>
    Current,

    /// <summary>Up to version 7: <c>kiwi --prepare</c>, <c>kiwi --create</c>.</summary>
    Legacy,
}
