using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Obs.Hooks.Scripting.Sandbox;

/// <summary>
/// Assembles a classic BPF program over <c>struct seccomp_data</c> (nr 0, arch 4, instruction pointer 8, arguments from 16).
/// Arguments are compared in their low half: those of the calls in use are ints to the kernel.
/// </summary>
internal sealed class SeccompProgram
{
    public const uint AllowAction = 0x7fff0000;
    private const uint KillProcess = 0x80000000;

    private const ushort LoadWord = 0x20;
    private const ushort JumpEqual = 0x15;
    private const ushort JumpAtLeast = 0x35;
    private const ushort JumpAny = 0x45;
    private const ushort And = 0x54;
    private const ushort Return = 0x06;

    private const uint ArchitectureX64 = 0xC000003E;
    private const uint ArchitectureArm64 = 0xC00000B7;

    /// <summary>Numbers from here on are those of the x32 ABI.</summary>
    private const uint X32 = 0x40000000;

    private readonly MemoryStream _code = new();

    /// <summary>Calls of another architecture's table would mean something else: 32-bit ones in a 64-bit process too.</summary>
    public SeccompProgram()
    {
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ArchitectureArm64 : ArchitectureX64;
        Emit(LoadWord, 0, 0, 4);
        Emit(JumpEqual, 1, 0, architecture);
        Emit(Return, 0, 0, KillProcess);
        Emit(LoadWord, 0, 0, 0);
        Emit(JumpAtLeast, 0, 1, X32);
        Emit(Return, 0, 0, KillProcess);
    }

    public static uint Error(uint errno) => 0x00050000 | errno;

    public SeccompProgram Allow(SystemCall call) => Decide(call, AllowAction);

    public SeccompProgram Deny(SystemCall call, uint errno) => Decide(call, Error(errno));

    /// <summary>Denies the call if one of these bits is set, else allows it.</summary>
    public SeccompProgram DenyIfAny(SystemCall call, int argument, uint bits, uint errno) =>
        DecideByBits(call, argument, bits, Error(errno), AllowAction);

    /// <summary>Denies the call if none of these bits is set, else allows it.</summary>
    public SeccompProgram DenyUnlessAny(SystemCall call, int argument, uint bits, uint errno) =>
        DecideByBits(call, argument, bits, AllowAction, Error(errno));

    /// <summary>Allows the call with one of these values, denies it with others.</summary>
    public SeccompProgram AllowValues(SystemCall call, int argument, ReadOnlySpan<uint> values, uint errno) =>
        DecideByValues(call, argument, values, AllowAction, Error(errno));

    /// <summary>Denies the call with one of these values, allows it with others.</summary>
    public SeccompProgram DenyValues(SystemCall call, int argument, ReadOnlySpan<uint> values, uint errno) =>
        DecideByValues(call, argument, values, Error(errno), AllowAction);

    /// <summary>Has the call succeed without effect with one of these values, allows it with others.</summary>
    public SeccompProgram IgnoreValues(SystemCall call, int argument, ReadOnlySpan<uint> values) =>
        DecideByValues(call, argument, values, Error(0), AllowAction);

    /// <summary>
    /// Denies the call with one of these values, has it succeed without effect with one of those; of values with <paramref name="bits"/>
    /// below <paramref name="mask"/> it allows only some, of others all.
    /// </summary>
    public SeccompProgram DenyOrIgnoreValues(
        SystemCall call, int argument, ReadOnlySpan<uint> denied, uint errno, ReadOnlySpan<uint> ignored, ReadOnlySpan<uint> allowed, uint mask, uint bits)
    {
        Emit(JumpEqual, 0, (byte)(5 + (2 * (denied.Length + ignored.Length + allowed.Length))), (uint)call.Number);
        LoadArgument(argument);
        Answer(denied, Error(errno));
        Answer(ignored, Error(0));
        Answer(allowed, AllowAction);
        Emit(And, 0, 0, mask);
        Emit(JumpEqual, 0, 1, bits);
        Emit(Return, 0, 0, Error(errno));
        Emit(Return, 0, 0, AllowAction);
        return this;
    }

    /// <summary>Allows the call with exactly these first two arguments, denies it with others.</summary>
    public SeccompProgram AllowPair(SystemCall call, uint first, uint second, uint errno)
    {
        Emit(JumpEqual, 0, 6, (uint)call.Number);
        LoadArgument(0);
        Emit(JumpEqual, 0, 3, first);
        LoadArgument(1);
        Emit(JumpEqual, 0, 1, second);
        Emit(Return, 0, 0, AllowAction);
        Emit(Return, 0, 0, Error(errno));
        return this;
    }

    /// <summary>Ends the program: what becomes of all other calls.</summary>
    /// <returns>An array of <c>struct sock_filter</c>.</returns>
    public byte[] Otherwise(uint action)
    {
        Emit(Return, 0, 0, action);
        return _code.ToArray();
    }

    private SeccompProgram Decide(SystemCall call, uint action)
    {
        if (call.Number >= 0)
        {
            Emit(JumpEqual, 0, 1, (uint)call.Number);
            Emit(Return, 0, 0, action);
        }

        return this;
    }

    private SeccompProgram DecideByValues(SystemCall call, int argument, ReadOnlySpan<uint> values, uint ifOne, uint ifNone)
    {
        Emit(JumpEqual, 0, (byte)(2 + (2 * values.Length)), (uint)call.Number);
        LoadArgument(argument);
        Answer(values, ifOne);
        Emit(Return, 0, 0, ifNone);
        return this;
    }

    private void Answer(ReadOnlySpan<uint> values, uint action)
    {
        foreach (var value in values)
        {
            Emit(JumpEqual, 0, 1, value);
            Emit(Return, 0, 0, action);
        }
    }

    private SeccompProgram DecideByBits(SystemCall call, int argument, uint bits, uint ifAny, uint ifNone)
    {
        Emit(JumpEqual, 0, 4, (uint)call.Number);
        LoadArgument(argument);
        Emit(JumpAny, 0, 1, bits);
        Emit(Return, 0, 0, ifAny);
        Emit(Return, 0, 0, ifNone);
        return this;
    }

    /// <summary>The accumulator holds the number again only at the next rule: rules that load an argument always return.</summary>
    private void LoadArgument(int index) => Emit(LoadWord, 0, 0, (uint)(16 + (8 * index)));

    private void Emit(ushort code, byte ifTrue, byte ifFalse, uint operand)
    {
        Span<byte> instruction = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
        instruction[2] = ifTrue;
        instruction[3] = ifFalse;
        BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], operand);
        _code.Write(instruction);
    }
}
