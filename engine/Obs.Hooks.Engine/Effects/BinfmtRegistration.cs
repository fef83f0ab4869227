using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// Registers interpreters with binfmt_misc. Host-wide for as long as the job runs, and of two entries with the same
/// magic the last one wins, for other jobs too: hence only with <c>allowHostBinfmt</c>.
/// Source: kernel, Documentation/admin-guide/binfmt-misc.rst.
/// </summary>
internal sealed class BinfmtRegistration(JobArea area, bool allowed, string directory)
{
    public const string KernelDirectory = "/proc/sys/fs/binfmt_misc";

    private const int MagicLimit = 128;
    private const int InterpreterLimit = 127;

    public void Check(RegisterBinfmt effect, RefusalList refusals)
    {
        if (!allowed)
        {
            refusals.Add(
                DiagnosticCodes.BinfmtRefused,
                $"binfmt {effect.Name} for the whole host",
                "no change to the host's kernel",
                "build in a virtual machine, or set allowHostBinfmt in the host's engine.json");
        }

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

    /// <exception cref="IOException">The kernel refused.</exception>
    public void Apply(RegisterBinfmt effect)
    {
        var name = BinfmtEntry.PrefixOf(area.Key) + effect.Name;
        using var registry = DirectoryHandle.Open(directory);
        if (!BinfmtEntry.IsBinfmt(registry))
        {
            throw new IOException($"{directory} is not mounted (mount -t binfmt_misc none {directory})");
        }

        var id = area.Journal.Begin(new BinfmtEntry(directory, name));
        var line = Encoding.ASCII.GetBytes($":{name}:M::{effect.Magic}:{effect.Mask}:{effect.Interpreter}:{effect.Flags}");
        using (var register = registry.OpenFile("register", OpenFlags.WriteOnly))
        {
            if (Libc.Write(register, line, (nuint)line.Length) != line.Length)
            {
                throw NativeException.Last($"cannot register {name}");
            }
        }

        area.Journal.Step("registered");
        area.Journal.Complete(id);
    }

    private static void CheckInterpreter(RegisterBinfmt effect, RefusalList refusals)
    {
        var path = effect.Interpreter;
        if (!EffectText.IsPlainAbsolutePath(path)
            || path.Contains(':', StringComparison.Ordinal)
            || path.Length > InterpreterLimit
            || !Ascii.IsValid(path))
        {
            Refuse(refusals, effect, $"the interpreter '{path}'", "an absolute path of at most 127 bytes without colons and spaces");
        }
        else if (!File.Exists(path))
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
