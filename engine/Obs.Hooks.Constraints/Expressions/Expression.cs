using System.Runtime.CompilerServices;
using System.Text;
using Obs.Hooks.Constraints.Macros;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Expressions;

/// <summary>
/// An expression of <c>%if</c>, <c>%{expr:…}</c> or <c>%[…]</c>. The grammar is OBS's, not rpm's: <c>&amp;&amp;</c> and <c>||</c> bind
/// alike, <c>*</c> and <c>/</c> take everything to their right, and what follows a complete expression is ignored.
/// </summary>
/// <param name="text">The expression.</param>
/// <param name="expand">Expands macros inside values, as in <c>%[…]</c>; null where they have been expanded before.</param>
/// <param name="budget">For functions that make long texts.</param>
internal sealed class Expression(string text, Func<string, string>? expand, MacroBudget budget)
{
    private int _at;

    /// <summary>The value; without one after a mistake.</summary>
    public ExpressionValue Evaluate()
    {
        try
        {
            return Parse(Precedence.Lowest, expand);
        }
        catch (ExpressionException)
        {
            return ExpressionValue.Invalid;
        }
    }

    /// <summary>Stands in for the expansion where a value will not be used.</summary>
    private static string KeepNothing(string marked) => marked[..1];

    private ExpressionValue Parse(Precedence precedence, Func<string, string>? expand)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        budget.Step();
        var value = ParseOperand(expand);
        if (precedence == Precedence.Prefix)
        {
            return value;
        }

        while (true)
        {
            SkipBlanks();
            var found = ExpressionOperator.At(text.AsSpan(_at));
            if (found.Precedence == Precedence.None || precedence >= found.EndsAt)
            {
                return value;
            }

            _at += found.Length;
            value = found.Symbol switch
            {
                '&' => Choose(value, value.IsTrue, expand),
                '|' => Choose(value, !value.IsTrue, expand),
                '?' => ChooseOne(value.IsTrue, expand),
                '=' => throw new ExpressionException("syntax error"),
                '<' => ExpressionValue.Of(value.Compares(found.Comparison, Parse(Precedence.Comparison, expand))),
                _ => Calculate(found, value, Parse(found.Precedence, expand)),
            };
        }
    }

    /// <summary>The right side of <c>&amp;&amp;</c> or <c>||</c>, which is always parsed but expanded only if it counts.</summary>
    private ExpressionValue Choose(ExpressionValue left, bool takesRight, Func<string, string>? expand)
    {
        var right = Parse(Precedence.Logic, Used(takesRight, expand));
        return takesRight ? right : left;
    }

    private ExpressionValue ChooseOne(bool first, Func<string, string>? expand)
    {
        var whenTrue = Parse(Precedence.Choice, Used(first, expand));
        if (!TakeIf(':'))
        {
            throw new ExpressionException("syntax error while parsing ternary");
        }

        var whenFalse = Parse(Precedence.Choice, Used(!first, expand));
        return first ? whenTrue : whenFalse;
    }

    private static Func<string, string>? Used(bool used, Func<string, string>? expand) =>
        expand is null || used ? expand : KeepNothing;

    private static ExpressionValue Calculate(ExpressionOperator by, ExpressionValue left, ExpressionValue right)
    {
        if (by.Symbol == '+' && left.Kind == ExpressionKind.Text && right.Kind == ExpressionKind.Text)
        {
            return ExpressionValue.OfText(left.Text + right.Text);
        }

        if (!left.IsNumber || !right.IsNumber)
        {
            throw new ExpressionException($"argument of {by.Symbol} is not a number");
        }

        return ExpressionValue.OfNumber(by.Symbol switch
        {
            '+' => left.Number + right.Number,
            '-' => left.Number - right.Number,
            '*' => left.Number * right.Number,
            _ => PerlNumber.AreEqual(right.Number, PerlNumber.Zero)
                ? throw new ExpressionException("division by zero")
                : left.Number / right.Number,
        });
    }

    private ExpressionValue ParseOperand(Func<string, string>? expand)
    {
        SkipBlanks();
        var rest = text.AsSpan(_at);
        if (TakeIf('('))
        {
            var inner = Parse(Precedence.Lowest, expand);
            return TakeIf(')') ? inner : throw new ExpressionException("unmatched (");
        }

        if (TakeIf('!'))
        {
            return ExpressionValue.Of(!Parse(Precedence.Prefix, expand).IsTrue);
        }

        if (TakeIf('-'))
        {
            var operand = Parse(Precedence.Prefix, expand);
            return operand.IsNumber
                ? ExpressionValue.OfNumber(-operand.Number)
                : throw new ExpressionException("argument of - is not a number");
        }

        if (rest.IsEmpty)
        {
            throw new ExpressionException("syntax error in expression");
        }

        if (char.IsAsciiDigit(rest[0]) || (expand is not null && rest[0] == '%' && IsOneLine(rest)))
        {
            return ParseNumber(expand);
        }

        if (rest[0] == '"' || rest.StartsWith("v\""))
        {
            var quote = rest[0] == '"' ? 0 : 1;
            if (rest[(quote + 1)..].Contains('"'))
            {
                return ParseQuoted(quote == 0 ? '"' : 'v', expand);
            }
        }

        return ParseWord(expand);
    }

    /// <summary>A number that starts with a macro must not span lines.</summary>
    private static bool IsOneLine(ReadOnlySpan<char> rest) => rest.IndexOf('\n') is var end && (end < 0 || end == rest.Length - 1);

    private ExpressionValue ParseNumber(Func<string, string>? expand)
    {
        if (expand is not null)
        {
            return ExpressionValue.OfNumber(PerlNumber.Parse(ExpandValue('0', expand, static rest =>
            {
                var other = rest.IndexOfAnyExceptInRange('0', '9');
                return other < 0 ? rest.Length : other;
            })));
        }

        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return ExpressionValue.OfNumber(PerlNumber.Parse(text[start.._at]));
    }

    private ExpressionValue ParseQuoted(char mark, Func<string, string>? expand)
    {
        string marked;
        if (expand is null)
        {
            var start = _at + (mark == 'v' ? 2 : 1);
            var end = text.IndexOf('"', start);
            _at = end;
            marked = mark + text[start..end];
        }
        else
        {
            // Of a version OBS loses the first two characters when macros are expanded, even if they are its end.
            _at = Math.Min(text.Length, _at + (mark == 'v' ? 4 : 1));
            marked = ExpandValue(mark, expand, static rest =>
            {
                var end = rest.IndexOfAny('%', '"');
                return end < 0 ? rest.Length : end;
            });
        }

        TakeIf('"');
        return ExpressionValue.OfMarked(marked);
    }

    /// <summary>Collects a value with its macros, then expands it as a whole.</summary>
    private string ExpandValue(char mark, Func<string, string> expand, LengthOfPlain plain)
    {
        var value = new StringBuilder().Append(mark);
        while (true)
        {
            var rest = text.AsSpan(_at);
            var length = rest.StartsWith("%%") ? 2
                : rest.StartsWith("%") ? BalancedText.End(text, _at) - _at
                : plain(rest);
            if (length == 0)
            {
                return expand(value.ToString());
            }

            value.Append(rest[..length]);
            _at += length;
        }
    }

    private ExpressionValue ParseWord(Func<string, string>? expand)
    {
        var rest = text.AsSpan(_at);
        if (rest[0] != '_' && !char.IsAsciiLetter(rest[0]))
        {
            throw new ExpressionException("syntax error in expression");
        }

        var end = 1;
        while (end < rest.Length && (Names.IsPart(rest[end]) || rest[end] is '.' or ':'))
        {
            end++;
        }

        if (end < rest.Length && rest[end] == '(')
        {
            _at += end + 1;
            return CallFunction(rest[..end].ToString(), expand);
        }

        if (rest[0] == '_')
        {
            throw new ExpressionException("syntax error in expression");
        }

        var length = Names.Length(rest);
        _at += length;
        return ExpressionValue.OfText(rest[..length].ToString());
    }

    private ExpressionValue CallFunction(string name, Func<string, string>? expand)
    {
        const string Prefix = "lua:string.";
        var arguments = new List<string>();
        while (true)
        {
            SkipBlanks();
            if (TakeIf(')'))
            {
                break;
            }

            arguments.Add(Parse(Precedence.Lowest, expand).ToText());
            SkipBlanks();
            if (!TakeIf(',') && !(_at < text.Length && text[_at] == ')'))
            {
                throw new ExpressionException("unmatched function (");
            }
        }

        return name.Length > Prefix.Length && name.StartsWith(Prefix, StringComparison.Ordinal)
            && StringMacros.TryCall(name[Prefix.Length..], arguments, budget) is { } result
                ? ExpressionValue.OfText(result)
                : throw new ExpressionException($"unsupported expression function {name}");
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && PerlBlanks.Is(text[_at]))
        {
            _at++;
        }
    }

    private bool TakeIf(char c)
    {
        if (_at >= text.Length || text[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private delegate int LengthOfPlain(ReadOnlySpan<char> rest);
}
