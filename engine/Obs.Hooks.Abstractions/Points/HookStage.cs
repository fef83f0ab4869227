namespace Obs.Hooks;

/// <summary>
/// The stages of <see cref="HookPoint.PostBuild"/>, in the order in which they run. Results that hooks changed are
/// promoted at the end of each stage, so that a later stage sees them.
/// </summary>
/// <remarks>
/// OBS runs baselibs before rpmlint's log is compared and build-compare last (obs-build's <c>build</c>, after
/// <c>recipe_build</c>); moving one past the other changes which builds count as unchanged.
/// </remarks>
public enum HookStage
{
    /// <summary>Produces or rewrites results: baselibs, stripping, packing.</summary>
    Transform,

    /// <summary>Judges results: rpmlint, ABI and install tests.</summary>
    Check,

    /// <summary>Compares with the previous build: build-compare.</summary>
    Compare,

    /// <summary>Tells about all of it: reports.</summary>
    Report,
}
