using System.Globalization;

namespace Obs.Hooks.Constraints.Perl;

/// <summary>
/// A number as Perl calculates with it: an integer as long as it fits 64 bits (signed or unsigned), else a double. The
/// difference shows: 9007199254740993 is more than 9007199254740992, but not more than 9007199254740992.0.
/// </summary>
public readonly record struct PerlNumber
{
    /// <summary>2^53: below it a double holds every integer.</summary>
    private const double ExactLimit = 9007199254740992.0;

    private readonly Int128 _integer;
    private readonly double _double;
    private readonly bool _isDouble;

    /// <summary>Whether it never counts as an integer.</summary>
    private readonly bool _isInexact;

    private PerlNumber(Int128 integer) => _integer = integer;

    private PerlNumber(double value, bool isInexact = false)
    {
        _double = value;
        _isDouble = true;
        _isInexact = isInexact;
    }

    private double AsDouble => _isDouble ? _double : (double)_integer;

    /// <summary>The integer to add or multiply with: Perl takes a whole double for one as long as doubles are exact.</summary>
    private Int128? Whole =>
        !_isDouble ? _integer
        : !_isInexact && Math.Abs(_double) < ExactLimit && Math.Floor(_double) == _double ? (Int128)_double
        : null;

    /// <summary>The number 0.</summary>
    public static PerlNumber Zero => default;

    /// <summary>The number 1.</summary>
    public static PerlNumber One => new((Int128)1);

    /// <summary>Reads the number a text starts with; never fails.</summary>
    /// <param name="text">Any text; what follows the number is ignored, no number is 0.</param>
    /// <returns>The number.</returns>
    public static PerlNumber Parse(string? text) => PerlNumberReader.Read(text);

    /// <summary>Perl's <c>&gt;</c>: false whenever one side is not a number.</summary>
    public static bool operator >(PerlNumber left, PerlNumber right) =>
        left._isDouble || right._isDouble ? left.AsDouble > right.AsDouble : left._integer > right._integer;

    /// <summary>Perl's <c>&lt;</c>: false whenever one side is not a number.</summary>
    public static bool operator <(PerlNumber left, PerlNumber right) => right > left;

    /// <summary>Perl's <c>+</c>.</summary>
    public static PerlNumber operator +(PerlNumber left, PerlNumber right) =>
        (left.Whole is { } a && right.Whole is { } b ? Integer(a + b) : null) ?? new PerlNumber(left.AsDouble + right.AsDouble);

    /// <summary>Perl's <c>*</c>.</summary>
    public static PerlNumber operator *(PerlNumber left, PerlNumber right) =>
        (left.Whole is { } a && right.Whole is { } b ? Integer(a, b) : null) ?? new PerlNumber(left.AsDouble * right.AsDouble);

    /// <summary>Perl's <c>-</c>.</summary>
    public static PerlNumber operator -(PerlNumber left, PerlNumber right) =>
        (left.Whole is { } a && right.Whole is { } b ? Integer(a - b) : null) ?? new PerlNumber(left.AsDouble - right.AsDouble);

    /// <summary>Perl's sign: a double 0 becomes <c>-0</c>, an integer one stays.</summary>
    public static PerlNumber operator -(PerlNumber number) =>
        (number._isDouble ? null : Integer(-number._integer)) ?? new PerlNumber(-number.AsDouble);

    /// <summary>Perl's <c>/</c>: exact for large integers that it divides, otherwise by doubles.</summary>
    public static PerlNumber operator /(PerlNumber left, PerlNumber right) =>
        left is { _isDouble: false } && right.Whole is { } divisor && divisor != 0
            && Int128.Abs(left._integer) > (Int128)ExactLimit && left._integer % divisor == 0
                ? new PerlNumber(left._integer / divisor)
                : new PerlNumber(left.AsDouble / right.AsDouble);

    /// <summary>Perl's <c>/</c> by an integer.</summary>
    public static PerlNumber operator /(PerlNumber left, long right) => left / new PerlNumber((Int128)right);

    /// <summary>Perl's <c>==</c>: false whenever one side is not a number.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool AreEqual(PerlNumber left, PerlNumber right) =>
        left._isDouble || right._isDouble ? left.AsDouble == right.AsDouble : left._integer == right._integer;

    /// <summary>The nearest double.</summary>
    /// <returns>The number; an integer above 2^53 may lose its last digits.</returns>
    public double ToDouble() => AsDouble;

    /// <summary>What Perl prints.</summary>
    /// <returns>All digits of an integer, up to 15 of another number.</returns>
    public override string ToString() =>
        _isDouble ? PerlNumberWriter.Write(_double) : _integer.ToString(CultureInfo.InvariantCulture);

    /// <summary>The integer part, at the limits of 64 bits if it is beyond them.</summary>
    internal long ToLong() =>
        _isDouble ? (double.IsNaN(_double) ? 0 : (long)Math.Clamp(Math.Truncate(_double), -9.2e18, 9.2e18))
        : (long)Int128.Min(_integer, long.MaxValue);

    /// <param name="value">The value.</param>
    /// <param name="isInexact">Whether it has a point or more stands behind it: Perl then calculates with doubles only.</param>
    internal static PerlNumber FromDouble(double value, bool isInexact = false) => new(value, isInexact);

    /// <summary>The integer, or nothing if 64 bits do not hold it.</summary>
    internal static PerlNumber? Integer(Int128 value) =>
        value >= long.MinValue && value <= ulong.MaxValue ? new PerlNumber(value) : null;

    private static PerlNumber? Integer(Int128 left, Int128 right)
    {
        // Two 64-bit numbers of unlike kinds may exceed even 128 bits.
        var magnitude = (UInt128)Int128.Abs(left) * (UInt128)Int128.Abs(right);
        var negative = left < 0 != right < 0;
        return magnitude > ulong.MaxValue ? null : Integer(negative ? -(Int128)magnitude : (Int128)magnitude);
    }
}
