// Prints what a client received as one line of JSON: public fields and properties by name, but no ticket.
using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

public static class Plain
{
    // What every SOAP header of System.Web.Services and every carrier of WCF has beside its data.
    static readonly string[] own =
        { "Actor", "MustUnderstand", "EncodedMustUnderstand", "DidUnderstand", "Relay", "EncodedRelay", "Role", "ExtensionData" };

    public static void Print(string step, object result, object header)
    {
        Console.WriteLine("{\"step\":" + Text(step) + ",\"result\":" + Of(result) + ",\"header\":" + Of(header) + "}");
    }

    static string Of(object value)
    {
        if (value == null) return "null";
        if (value is bool) return (bool)value ? "true" : "false";
        if (value is byte[]) return Text(Convert.ToBase64String((byte[])value));
        if (value is DateTime) return Text(((DateTime)value).ToString("o", CultureInfo.InvariantCulture));
        if (value is string || value is Enum || value is TimeSpan) return Text(value.ToString());
        if (value.GetType().IsPrimitive || value is decimal)
            return Convert.ToString(value, CultureInfo.InvariantCulture);
        var pairs = value as IDictionary;
        if (pairs != null)
            return "{" + string.Join(",", pairs.Keys.Cast<object>().Select(key => Pair(key.ToString(), pairs[key]))) + "}";
        var items = value as IEnumerable;
        if (items != null) return "[" + string.Join(",", items.Cast<object>().Select(Of)) + "]";
        var properties = value.GetType().GetProperties()
            .Where(each => each.GetIndexParameters().Length == 0 && !own.Contains(each.Name))
            .Select(each => Pair(each.Name, each.GetValue(value, null)));
        var fields = value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(each => Pair(each.Name, each.GetValue(value)));
        return "{" + string.Join(",", properties.Concat(fields)) + "}";
    }

    static string Pair(string name, object value)
    {
        return Text(name) + ":" + (name.EndsWith("Ticket") && value != null ? Text("issued") : Of(value));
    }

    static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var each in value)
        {
            if (each == '"' || each == '\\') text.Append('\\').Append(each);
            else if (each < ' ' || each > '~') text.Append("\\u").Append(((int)each).ToString("x4"));
            else text.Append(each);
        }
        return text.Append('"').ToString();
    }
}
