namespace Obs.Hooks.Plugins.Shared.Qemu;

/// <summary>How programs of one architecture are recognised.</summary>
/// <param name="Target">The architecture as qemu names it: its program is <c>qemu-TARGET</c>.</param>
/// <param name="Magic">The first bytes of its programs, each as <c>\xHH</c>.</param>
/// <param name="Mask">Which of them count, in the same way.</param>
internal sealed record Interpreter(string Target, string Magic, string Mask)
{
    /// <summary>Whether an entry of binfmt_misc with these values is for the same programs.</summary>
    /// <param name="program">The first bytes of a program.</param>
    /// <param name="magic">The entry's magic.</param>
    /// <param name="mask">The entry's mask; empty when all bytes count.</param>
    public static bool Matches(ReadOnlySpan<byte> program, ReadOnlySpan<byte> magic, ReadOnlySpan<byte> mask)
    {
        if (magic.Length > program.Length || (mask.Length > 0 && mask.Length != magic.Length))
        {
            return false;
        }

        for (var i = 0; i < magic.Length; i++)
        {
            var care = mask.Length == 0 ? (byte)0xff : mask[i];
            if ((program[i] & care) != (magic[i] & care))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first bytes of a program of this architecture.</summary>
    public byte[] Program() => Convert.FromHexString(Magic.Replace("\\x", "", StringComparison.Ordinal));
}
