namespace Obs.Hooks;

/// <summary>A place in the life of one build job at which hooks run, in the order of this enumeration.</summary>
public enum HookPoint
{
    /// <summary>
    /// Before the worker accepts the job: called through <c>bs_worker --hostcheck</c>, which allows 10 s in all.
    /// Nothing has been downloaded; only the job's XML is known.
    /// </summary>
    Precheck,

    /// <summary>Everything is downloaded and known; the chroot, virtual machine or container has not been started.</summary>
    PreChroot,

    /// <summary>The build has ended with success and its results are on the host; nothing has been sent to the backend.</summary>
    PostBuild,

    /// <summary>Always, last: after success, failure, a kill, or (from the journal) at the next start after a crash.</summary>
    Cleanup,
}
