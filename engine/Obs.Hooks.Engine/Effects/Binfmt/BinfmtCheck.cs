using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>What of a <see cref="RegisterBinfmt"/> can be seen to be wrong before the kernel is asked.</summary>
internal static class BinfmtCheck
{
    private const int MagicLimit = 128;

    /// <summary>
    /// The whole entry may have 1920 bytes (fs/binfmt_misc.c); what binfmt-misc.rst says of 127 for the interpreter is not
    /// enforced. Paths of tools roots have more.
    /// </summary>
    private const int InterpreterLimit = 500;

    public static void CheckText(RegisterBinfmt effect, RefusalList refusals)
    {
        if (!MountName.IsValidForHook(effect.Name.Replace('_', '-')))
        {
            Refuse(refusals, effect, $"the name '{effect.Name}'", "lower-case letters, digits, dashes and underscores");
        }

        var magic = DecodedLength(effect.Magic);
        if (magic is null or 0 or > MagicLimit)
        {
            Refuse(refusals, effect, $"the magic '{effect.Magic}'", @"1 to 128 bytes, each as \xHH");
        }

        if (effect.Mask.Length > 0 && DecodedLength(effect.Mask) != magic)
        {
            Refuse(refusals, effect, $"the mask '{effect.Mask}'", "as many bytes as the magic, or none");
        }

        if (effect.Flags.AsSpan().IndexOfAnyExcept("POCF") >= 0 || effect.Flags.Length > 4)
        {
            Refuse(refusals, effect, $"the flags '{effect.Flags}'", "any of P, O, C, F");
        }

        CheckInterpreter(effect, refusals);
    }

    public static void CheckScope(RegisterBinfmt effect, BuildJob job, bool hostAllowed, RefusalList refusals)
    {
        switch (effect.Scope)
        {
            case BinfmtScope.Job when job.VmType != "chroot":
                Refuse(refusals, effect, $"a namespace of its own for a build in {job.VmType}", "a build in a chroot, or another scope");
                break;
            case BinfmtScope.Guest when job.RootIsDirectory:
                Refuse(refusals, effect, $"the guest of a build in {job.VmType}", "a build in a virtual machine, or another scope");
                break;
            case BinfmtScope.Guest when File.Exists("/etc/build.conf"):
                Refuse(refusals, effect, "/etc/build.conf, which has build ignore BUILD_DIR", "no such file");
                break;
            case BinfmtScope.Host when !hostAllowed:
                refusals.Add(
                    DiagnosticCodes.BinfmtRefused,
                    $"binfmt {effect.Name} for the whole host",
                    "no change to the host's kernel",
                    "build in a virtual machine, or set allowHostBinfmt in the host's engine.json");
                break;
            case BinfmtScope.Job or BinfmtScope.Guest or BinfmtScope.Host:
                break;
            default:
                Refuse(refusals, effect, $"the scope {(int)effect.Scope}", "Job, Guest or Host");
                break;
        }
    }

    private static void CheckInterpreter(RegisterBinfmt effect, RefusalList refusals)
    {
        var path = effect.Interpreter;
        if (!EffectText.IsPlainAbsolutePath(path)
            || path.Contains(':', StringComparison.Ordinal)
            || path.Length > InterpreterLimit
            || !Ascii.IsValid(path))
        {
            Refuse(refusals, effect, $"the interpreter '{path}'", "an absolute path of at most 500 bytes without colons and spaces");
        }
        else if (effect.Scope != BinfmtScope.Guest && !File.Exists(path))
        {
            Refuse(refusals, effect, $"the interpreter {path}, which does not exist", "a program on this host");
        }
    }

    private static void Refuse(RefusalList refusals, RegisterBinfmt effect, string found, string expected) =>
        refusals.Add(DiagnosticCodes.BinfmtRefused, $"binfmt {effect.Name}: {found}", expected);

    /// <summary>Number of bytes of <c>\x7f\x45…</c>, null when it is written in another way.</summary>
    private static int? DecodedLength(string escaped)
    {
        if (escaped.Length % 4 != 0)
        {
            return null;
        }

        for (var i = 0; i < escaped.Length; i += 4)
        {
            if (escaped[i] != '\\' || escaped[i + 1] != 'x'
                || !char.IsAsciiHexDigit(escaped[i + 2]) || !char.IsAsciiHexDigit(escaped[i + 3]))
            {
                return null;
            }
        }

        return escaped.Length / 4;
    }
}
