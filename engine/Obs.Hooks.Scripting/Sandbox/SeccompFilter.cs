using System.Runtime.InteropServices;

namespace Obs.Hooks.Scripting.Sandbox;

/// <summary>
/// The seccomp filters of the sandbox (seccomp(2)), assembled here: no library, and nothing to keep in step with one.
/// </summary>
internal static class SeccompFilter
{
    private const uint NotPermitted = 1; // EPERM
    private const uint NotImplemented = 38; // ENOSYS

    /// <summary>CLONE_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET and _NEWTIME.</summary>
    private const uint NewNamespaces = 0x7E020080;

    /// <summary>CLONE_NEWUSER.</summary>
    private const uint NewUsers = 0x10000000;

    private const uint CloneThread = 0x10000;

    /// <summary>MS_REMOUNT, with MS_BIND too.</summary>
    private const uint Remount = 0x20;

    /// <summary>SECCOMP_SET_MODE_FILTER and SECCOMP_FILTER_FLAG_TSYNC: a process may only bind itself further.</summary>
    private const uint SetFilter = 1;

    private const uint AllThreads = 1;

    /// <summary>TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX. Not TIOCSTI, not anything of a device.</summary>
    private static readonly uint[] s_ioControls = [0x5401, 0x5413, 0x541B, 0x5421, 0x5451];

    /// <summary>
    /// PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_CAPBSET_READ, PR_SET_TIMERSLACK, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS,
    /// PR_SET_VMA. Not PR_SET_PDEATHSIG: the sandbox has it set by now, and without it a script would outlive its engine.
    /// </summary>
    private static readonly uint[] s_processControls = [3, 15, 16, 23, 29, 38, 39, 0x53564d41];

    /// <summary>TIOCSTI and TIOCLINUX: what they put into a terminal's input is what the person at it types, to all that read from it.</summary>
    private static readonly uint[] s_typing = [0x5412, 0x541C];

    /// <summary>PR_SET_PDEATHSIG.</summary>
    private static readonly uint[] s_deathSignal = [1];

    /// <summary>
    /// LOOP_SET_FD, _CLR_FD, _SET_STATUS, _SET_STATUS64, _CHANGE_FD, _SET_CAPACITY, _SET_DIRECT_IO, _SET_BLOCK_SIZE and _CONFIGURE:
    /// whose file a loop device has is for the engine to say.
    /// </summary>
    private static readonly uint[] s_loopControls = [0x4C00, 0x4C01, 0x4C02, 0x4C04, 0x4C06, 0x4C07, 0x4C08, 0x4C09, 0x4C0A];

    /// <summary>
    /// BLKPG and BLKRRPART, by which programs that write a partition table tell the kernel. It would refuse, they are the host root's;
    /// parted takes that for an error. Which partitions there are is for the engine to say.
    /// </summary>
    private static readonly uint[] s_partitionControls = [0x1269, 0x125F];

    /// <summary>
    /// The other controls of block devices that programs need: BLKROGET, BLKGETSIZE, BLKFLSBUF, BLKRAGET, BLKSECTGET, BLKSSZGET, BLKBSZGET,
    /// BLKBSZSET, BLKGETSIZE64, BLKDISCARD, BLKIOMIN, BLKIOOPT, BLKALIGNOFF, BLKPBSZGET, BLKDISCARDZEROES, BLKSECDISCARD, BLKROTATIONAL,
    /// BLKZEROOUT, BLKGETDISKSEQ, BLKGETZONESZ, BLKGETNRZONES. Not BLKTRACESETUP, which takes as much of the kernel's memory as it is told to.
    /// </summary>
    private static readonly uint[] s_blockControls =
    [
        0x125E, 0x1260, 0x1261, 0x1263, 0x1267, 0x1268, 0x80081270, 0x40081271, 0x80081272, 0x1277, 0x1278, 0x1279, 0x127A, 0x127B, 0x127C,
        0x127D, 0x127E, 0x127F, 0x80081280, 0x80041284, 0x80041285,
    ];

    /// <summary>_IOC_TYPE of ioctl(2)'s numbers, and that of block devices.</summary>
    private const uint ControlType = 0xFF00;

    private const uint BlockControls = 0x1200;

    /// <summary>Whether there are rules for this processor.</summary>
    public static bool IsSupported => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>For everything in a sandbox, from its first instruction on.</summary>
    public static byte[] ForSandbox()
    {
        var program = new SeccompProgram();
        foreach (var call in SystemCalls.Allowed)
        {
            program.Allow(call);
        }

        return program
            .DenyIfAny(SystemCalls.Clone, argument: 0, NewNamespaces, NotPermitted)
            .Deny(SystemCalls.Clone3, NotImplemented) // its flags are in memory; glibc falls back to clone
            .AllowValues(SystemCalls.IoControl, argument: 1, s_ioControls, NotPermitted)
            .AllowValues(SystemCalls.ProcessControl, argument: 0, s_processControls, NotPermitted)
            .AllowPair(SystemCalls.Seccomp, SetFilter, AllThreads, NotPermitted)
            .Otherwise(SeccompProgram.Error(NotPermitted));
    }

    /// <summary>
    /// For the tools of a tools root, which are any programs: everything but what changes the system, makes namespaces or
    /// looks into other processes.
    /// </summary>
    /// <remarks>
    /// prctl(PR_SET_PDEATHSIG) succeeds and does nothing. Bubblewrap's own first process, beside the tool, is of the same user, and its memory is
    /// a file in <c>/proc</c>: it has this filter too, and would take back the signal by which all of the sandbox ends with the engine.
    /// </remarks>
    /// <param name="mayChangeRoot">Whether it may chroot(2): package managers do, into the tree they install to.</param>
    public static byte[] ForTools(bool mayChangeRoot = false)
    {
        var program = new SeccompProgram();
        foreach (var call in SystemCalls.Administrative)
        {
            if (call != SystemCalls.ChangeRoot || !mayChangeRoot)
            {
                program.Deny(call, NotPermitted);
            }
        }

        return program
            .DenyIfAny(SystemCalls.Clone, argument: 0, NewNamespaces, NotPermitted)
            .Deny(SystemCalls.Clone3, NotImplemented)
            .DenyValues(SystemCalls.IoControl, argument: 1, s_typing, NotPermitted)
            .IgnoreValues(SystemCalls.ProcessControl, argument: 0, s_deathSignal)
            .Otherwise(SeccompProgram.AllowAction);
    }

    /// <summary>
    /// For builds that are root of a user namespace with mounts of their own: what administers that is theirs, the capabilities of the
    /// user namespace say how far; the rest of what is forbidden to tools is forbidden to them.
    /// </summary>
    /// <remarks>
    /// No mount's flags can be changed: what the engine mounts for them from a loop device is a file system of the host's user
    /// namespace, and nothing but <c>nodev</c> and <c>nosuid</c> keeps the device nodes in it from being the host's devices.
    /// And no user namespace can be made: in one of its own it would have all capabilities there, with those that <c>enter.sh</c> drops.
    /// </remarks>
    public static byte[] ForBuilds()
    {
        var program = new SeccompProgram();
        foreach (var call in SystemCalls.Administrative)
        {
            if (!SystemCalls.OfNamespaces.Contains(call))
            {
                // libmount falls back to mount(2) where the kernel has not got the newer call.
                program.Deny(call, call == SystemCalls.MountSetAttributes ? NotImplemented : NotPermitted);
            }
        }

        return program
            .DenyIfAny(SystemCalls.Mount, argument: 3, Remount, NotPermitted)
            .DenyIfAny(SystemCalls.Unshare, argument: 0, NewUsers, NotPermitted)
            .DenyIfAny(SystemCalls.Clone, argument: 0, NewUsers, NotPermitted)
            .Deny(SystemCalls.Clone3, NotImplemented)
            .DenyOrIgnoreValues(SystemCalls.IoControl, argument: 1, s_loopControls, NotPermitted, s_partitionControls, s_blockControls, ControlType, BlockControls)
            .Otherwise(SeccompProgram.AllowAction);
    }

    /// <summary>On top of it, once the script host is up and before it has seen a script: no new program or process.</summary>
    public static byte[] ForScripts()
    {
        var program = new SeccompProgram();
        foreach (var call in SystemCalls.NewProcesses)
        {
            program.Deny(call, NotPermitted);
        }

        return program
            .Deny(SystemCalls.Seccomp, NotPermitted)
            .DenyUnlessAny(SystemCalls.Clone, argument: 0, CloneThread, NotPermitted)
            .Otherwise(SeccompProgram.AllowAction);
    }
}
