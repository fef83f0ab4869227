using System.Runtime.CompilerServices;
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
    private const string LuaPrefix = "lua:string.";

    private readonly ExpressionCursor _cursor = new(text);

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
            _cursor.SkipBlanks();
            var found = ExpressionOperator.At(_cursor.Rest);
            if (found.Precedence == Precedence.None || precedence >= found.EndsAt)
            {
                return value;
            }

            _cursor.Take(found.Length);
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
        if (!_cursor.TakeIf(':'))
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
        _cursor.SkipBlanks();
        if (_cursor.TakeIf('('))
        {
            var inner = Parse(Precedence.Lowest, expand);
            return _cursor.TakeIf(')') ? inner : throw new ExpressionException("unmatched (");
        }

        if (_cursor.TakeIf('!'))
        {
            return ExpressionValue.Of(!Parse(Precedence.Prefix, expand).IsTrue);
        }

        if (_cursor.TakeIf('-'))
        {
            var operand = Parse(Precedence.Prefix, expand);
            return operand.IsNumber
                ? ExpressionValue.OfNumber(-operand.Number)
                : throw new ExpressionException("argument of - is not a number");
        }

        return ExpressionLiteral.TryRead(_cursor, expand) ?? ParseWord(expand);
    }

    /// <summary>A function, or a word that stands for itself.</summary>
    private ExpressionValue ParseWord(Func<string, string>? expand)
    {
        var rest = _cursor.Rest;
        if (rest.IsEmpty || (rest[0] != '_' && !char.IsAsciiLetter(rest[0])))
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
            var name = _cursor.Take(end).ToString();
            _cursor.Take(1);
            return CallFunction(name, expand);
        }

        return rest[0] != '_'
            ? ExpressionValue.OfText(_cursor.Take(Names.Length(rest)).ToString())
            : throw new ExpressionException("syntax error in expression");
    }

    private ExpressionValue CallFunction(string name, Func<string, string>? expand)
    {
        var arguments = new List<string>();
        for (_cursor.SkipBlanks(); !_cursor.TakeIf(')'); _cursor.SkipBlanks())
        {
            arguments.Add(Parse(Precedence.Lowest, expand).ToText());
            _cursor.SkipBlanks();
            if (!_cursor.TakeIf(',') && !_cursor.Rest.StartsWith(")"))
            {
                throw new ExpressionException("unmatched function (");
            }
        }

        return name.Length > LuaPrefix.Length && name.StartsWith(LuaPrefix, StringComparison.Ordinal)
            && StringMacros.TryCall(name[LuaPrefix.Length..], arguments, budget) is { } result
                ? ExpressionValue.OfText(result)
                : throw new ExpressionException($"unsupported expression function {name}");
    }
}
