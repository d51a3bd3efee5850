// Objects of the contract, made at random, on the two wires of NetServer: XML as WCF writes and reads it
// (DataContractSerializer over XmlDictionaryWriter, one part of a message after the other), and JSON as ASP.NET Web API
// does (Json.NET with StringEnumConverter). It answers one line of JSON with one line of JSON.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;

public class Part
{
    public string Name;
    public Type Type;
    public object Value;
}

public class Message
{
    public string Wrapper;
    public string Namespace;
    public Part[] Parts;

    public static Message From(JToken job)
    {
        return new Message
        {
            Wrapper = (string)job["wrapper"],
            Namespace = (string)job["namespace"],
            Parts = job["parts"].Select(part => new Part { Name = (string)part[0], Type = Contract.Types[(string)part[1]] }).ToArray(),
        };
    }

    public Message Blank()
    {
        var parts = Parts.Select(part => new Part { Name = part.Name, Type = part.Type, Value = part.Type.IsValueType ? Activator.CreateInstance(part.Type) : null });
        return new Message { Wrapper = Wrapper, Namespace = Namespace, Parts = parts.ToArray() };
    }
}

/// <summary>The SOAP wire, as WCF's DataContractSerializerOperationFormatter has it.</summary>
public static class SoapWire
{
    static readonly Dictionary<string, DataContractSerializer> serializers = new Dictionary<string, DataContractSerializer>();

    static DataContractSerializer SerializerOf(Part part, string ns)
    {
        var key = part.Type.FullName + " " + part.Name + " " + ns;
        DataContractSerializer serializer;
        if (!serializers.TryGetValue(key, out serializer))
            serializers[key] = serializer = new DataContractSerializer(part.Type, part.Name, ns);
        return serializer;
    }

    public static string Write(Message message)
    {
        var stream = new MemoryStream();
        using (var writer = XmlDictionaryWriter.CreateTextWriter(stream, new UTF8Encoding(false), false))
        {
            writer.WriteStartElement("s", "Envelope", Envelope);
            writer.WriteStartElement("Body", Envelope);
            writer.WriteStartElement(message.Wrapper, message.Namespace);
            foreach (var part in message.Parts) SerializerOf(part, message.Namespace).WriteObject(writer, part.Value);
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>Parts come in their order; one that does not is skipped by WCF, and an error here.</summary>
    public static Message Read(Message template, string xml)
    {
        var message = template.Blank();
        using (var reader = XmlDictionaryReader.CreateTextReader(Encoding.UTF8.GetBytes(xml), XmlDictionaryReaderQuotas.Max))
        {
            reader.ReadStartElement("Envelope", Envelope);
            while (!reader.IsStartElement("Body", Envelope)) reader.Skip();
            reader.ReadStartElement();
            reader.MoveToContent();
            if (reader.LocalName != message.Wrapper || reader.NamespaceURI != message.Namespace)
                throw new InvalidDataException("the wrapper is " + reader.NamespaceURI + " " + reader.LocalName);
            if (reader.IsEmptyElement) return message;
            reader.ReadStartElement();
            var next = 0;
            while (reader.IsStartElement())
            {
                for (var index = next; index < message.Parts.Length; index++)
                {
                    var serializer = SerializerOf(message.Parts[index], message.Namespace);
                    if (!serializer.IsStartObject(reader)) continue;
                    message.Parts[index].Value = serializer.ReadObject(reader, false);
                    next = index + 1;
                }
                if (reader.IsStartElement()) throw new InvalidDataException("WCF would skip " + reader.NamespaceURI + " " + reader.LocalName);
            }
        }
        return message;
    }
}

/// <summary>The JSON wire, as ASP.NET Web API has it.</summary>
public static class JsonWire
{
    public static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        Converters = { new StringEnumConverter(), new KindConverter() },
        // ASP.NET drops what a class lacks; here that would hide what the library sends in vain.
        MissingMemberHandling = MissingMemberHandling.Error,
        // Where any value may stand, ASP.NET takes a string that looks like a date for one.
        DateParseHandling = DateParseHandling.None,
    });

    public static string Write(Message message)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new JsonTextWriter(text);
        writer.WriteStartObject();
        foreach (var part in message.Parts)
        {
            writer.WritePropertyName(part.Name);
            Serializer.Serialize(writer, part.Value);
        }
        writer.WriteEndObject();
        return text.ToString();
    }

    public static string Write(Part part)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(new JsonTextWriter(text), part.Value);
        return text.ToString();
    }

    /// <summary>As it stands: Json.NET by itself turns a string that looks like a date into one.</summary>
    public static JObject Parse(string json)
    {
        return JObject.Load(new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None });
    }

    public static Message Read(Message template, string json)
    {
        var message = template.Blank();
        var content = Parse(json);
        foreach (var property in content.Properties())
        {
            var part = message.Parts.Single(each => each.Name == property.Name);
            // A reader of its own, for which Json.NET asks the first token as the type that is wanted.
            part.Value = Serializer.Deserialize(new JsonTextReader(new StringReader(property.Value.ToString(Newtonsoft.Json.Formatting.None))), part.Type);
        }
        return message;
    }
}

/// <summary>A derived carrier is told by one of its fields.</summary>
public class KindConverter : JsonConverter
{
    public override bool CanWrite { get { return false; } }
    public override bool CanConvert(Type type) { return Contract.Kinds.ContainsKey(type); }
    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) { throw new NotSupportedException(); }

    public override object ReadJson(JsonReader reader, Type type, object existing, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null) return null;
        // JObject.Load would turn a string that looks like a date into one.
        var handling = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        var content = JObject.Load(reader);
        reader.DateParseHandling = handling;
        var kind = Contract.Kinds[type];
        Type actual;
        if (!kind.Derived.TryGetValue((string)content[kind.Field] ?? "", out actual)) actual = type;
        var result = Activator.CreateInstance(actual);
        using (var inner = content.CreateReader()) serializer.Populate(inner, result);
        return result;
    }
}

/// <summary>Objects with edge values in them, the same for the same seed.</summary>
public class Maker
{
    readonly Random random;
    readonly bool undeclared;
    readonly bool alike;
    int budget;

    /// <param name="undeclared">Do enumerations have numbers that the contract has no name for? XML cannot carry them.</param>
    /// <param name="alike">Does either wire say as much as the other? Then dates have no zone, JSON keeps the type of a value of any type, and all versions of .NET spell a number alike.</param>
    public Maker(int seed, bool undeclared, bool alike, int budget)
    {
        random = new Random(seed);
        this.undeclared = undeclared;
        this.alike = alike;
        this.budget = budget;
    }

    bool Chance(int oneIn) { return random.Next(oneIn) == 0; }
    T Pick<T>(params T[] values) { return values[random.Next(values.Length)]; }

    static readonly string[] texts =
    {
        "", " ", "  leading and trailing  ", "]]>", "<![CDATA[x]]>", "&amp;&lt;", "<script>'\"</script>", "a\nb\tc",
        "CR\rCRLF\r\nLF\n", "\r", "Bl\u00e5b\u00e6r \u03a9 \u6f22\u5b57 \U0001F600 \U0010FFFF", "\u0085 \u2028 \u00A0 \uFEFF", "{\"json\": [null]}",
        "US:\"not quite a language", "007", "null", "NaN", "0001-01-01T00:00:00", "2026-11-23T10:00:00Z", "/Date(0)/", "\0", "vertical\vtab", "\u001b[0m",
        "\uFFFE\uFFFF", "\u0001\u0008\u000c\u000e\u001f", "\u007f\u009f", "\\", "\\u000b", "&#xB;", "$type", "[I:1]", "[D:05/05/1999 00:00:00.0000000]",
    };

    string Text()
    {
        if (Chance(2)) return Pick(texts);
        var text = new StringBuilder();
        for (var left = random.Next(12); left > 0; left--)
            text.Append(Chance(8) ? (char)random.Next(0xD800) : (char)random.Next(' ', '\u007f'));
        return text.ToString();
    }

    DateTime Date()
    {
        var ticks = Pick(0, DateTime.MaxValue.Ticks, new DateTime(2024, 2, 29, 12, 0, 0).Ticks, new DateTime(9999, 12, 31, 23, 59, 59).Ticks, -1, -1, -2);
        if (ticks == -1) ticks = (long)(random.NextDouble() * DateTime.MaxValue.Ticks / 10000000) * 10000000;
        if (ticks == -2) ticks = (long)(random.NextDouble() * DateTime.MaxValue.Ticks);
        if (alike) return new DateTime(ticks, DateTimeKind.Unspecified);
        return new DateTime(ticks, Pick(DateTimeKind.Unspecified, DateTimeKind.Unspecified, DateTimeKind.Utc, DateTimeKind.Local));
    }

    TimeSpan Span()
    {
        return Pick(TimeSpan.Zero, TimeSpan.MaxValue, TimeSpan.MinValue, new TimeSpan(-1), TimeSpan.FromSeconds(random.Next(86400)),
            new TimeSpan((long)((random.NextDouble() - 0.5) * 1e15)), TimeSpan.FromDays(random.Next(-99, 99)));
    }

    double Real()
    {
        // .NET Framework and Mono write 15 digits or 17, and .NET as few as suffice.
        if (alike) return Pick(0d, 1d, -1.5, 0.1, 1e15, -1e21, 1e-7, 0.0001, 1.25e-5, -123456789012345000d, 1.5e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, random.Next() / 100d);
        return Pick(0d, 1d, -1.5, 0.1, 1d / 3, 1e21, 1e-7, -123456789012345680d, double.MaxValue, double.MinValue, double.Epsilon, double.NaN,
            double.PositiveInfinity, double.NegativeInfinity, random.NextDouble() * 1e6, random.Next() / 100d);
    }

    /// <summary>As far as a number of JavaScript is exact.</summary>
    long Long() { return Pick(0L, 1L, -1L, 9007199254740991L, -9007199254740991L, random.Next(), (long)(random.NextDouble() * 9e15)); }

    object AnyValue(int depth)
    {
        if (alike) return Pick<object>(null, Chance(2), 0, int.MinValue, int.MaxValue, 2147483648L, -9007199254740991L, -1.5, 0.1, 1e-7, Text());
        switch (random.Next(undeclared ? 16 : 14))
        {
            case 0: return null;
            case 1: return Chance(2);
            case 2: return Pick(0, 1, int.MinValue, int.MaxValue);
            case 3: return Long();
            case 4: return Real();
            case 5: return Date();
            case 6: return Span();
            case 7: return Pick(0m, 1.5m, -0.1m, 79228162514264m);
            case 8: return Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
            case 9: return Binary();
            case 10: return (short)random.Next(short.MinValue, short.MaxValue);
            case 14: return Enumerable.Range(0, random.Next(3)).Select(_ => depth > 2 ? null : AnyValue(depth + 1)).ToArray();
            case 15:
                var entries = new Dictionary<string, object>();
                for (var left = random.Next(3); left > 0; left--) entries[Key(left)] = depth > 2 ? null : AnyValue(depth + 1);
                return entries;
            default: return Text();
        }
    }

    byte[] Binary() { var bytes = new byte[random.Next(12)]; random.NextBytes(bytes); return bytes; }

    /// <summary>Two wires are not alike in the order of keys that are whole numbers: JavaScript puts them first.</summary>
    string Key(int index) { return (alike ? "k" : "") + Pick("__proto__", "constructor", "toString", "", "1", "SuperOffice:1", "SuperOffice:1:DisplayText", "a b", "key\v") + (index == 0 ? "" : index.ToString()); }

    object Enumeration(Type type)
    {
        var declared = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => Attribute.IsDefined(field, typeof(EnumMemberAttribute))).Select(field => Convert.ToInt64(field.GetRawConstantValue())).ToArray();
        var flags = Attribute.IsDefined(type, typeof(FlagsAttribute));
        var number = flags ? declared.Where(_ => Chance(3)).Aggregate(0L, (all, one) => all | one) : Pick(declared);
        if (flags && Chance(4)) number = declared.Aggregate(0L, (all, one) => all | one);
        if (undeclared && Chance(2)) number = flags ? number | 1L << random.Next(15) : Pick<long>(0, 77, -7, 9999, 100);
        return Enum.ToObject(type, number);
    }

    public object Value(Type type, int depth)
    {
        if (type == typeof(object)) return AnyValue(0);
        if (!type.IsValueType && !Coverage.Wants(type) && Chance(depth > 1 ? 4 : 10)) return null;
        if (type == typeof(string)) return Text();
        if (type == typeof(int)) return Pick(0, 1, int.MinValue, int.MaxValue, random.Next());
        if (type == typeof(bool)) return Chance(2);
        if (type == typeof(DateTime)) return Date();
        if (type == typeof(TimeSpan)) return Span();
        if (type == typeof(double)) return Real();
        if (type == typeof(long)) return Long();
        if (type == typeof(short)) return (short)Pick(0, 1, short.MinValue, short.MaxValue, random.Next(short.MaxValue));
        if (type == typeof(uint)) return (uint)Pick<long>(0, 1, uint.MaxValue, random.Next());
        if (type == typeof(byte[])) return Binary();
        if (type.IsEnum) return Enumeration(type);
        if (depth > 6 || (budget <= 0 && !Coverage.Wants(type))) return type.IsValueType ? Activator.CreateInstance(type) : null;
        budget--;
        if (type.IsArray)
        {
            var items = Array.CreateInstance(type.GetElementType(), Math.Max(Coverage.Missing(type), random.Next(4)));
            for (var index = 0; index < items.Length; index++) items.SetValue(Value(type.GetElementType(), depth + 1), index);
            return items;
        }
        if (typeof(IDictionary).IsAssignableFrom(type)) return Dictionary(type, depth);
        return Carrier(type, depth);
    }

    object Dictionary(Type type, int depth)
    {
        var result = (IDictionary)Activator.CreateInstance(type);
        var arguments = type.BaseType.GetGenericArguments();
        var most = alike && arguments[0] != typeof(string) ? 2 : 4;
        for (var index = Math.Max(Coverage.Missing(type), random.Next(most)); index > 0; index--)
        {
            var key = arguments[0] == typeof(string) ? Key(index - 1) : Value(arguments[0], depth);
            result[key] = Value(arguments[1], depth + 1);
        }
        return result;
    }

    object Carrier(Type type, int depth)
    {
        Kind kind;
        if (!Contract.Kinds.TryGetValue(type, out kind)) return Fill(Activator.CreateInstance(type), depth);
        var field = type.GetField("f_" + kind.Field);
        var value = Enumeration(field.FieldType);
        // A kind that no object has been of yet comes first.
        var wanted = kind.Derived.FirstOrDefault(each => !Coverage.Types.Contains(each.Value)).Key;
        if (wanted != null) value = Enum.Parse(field.FieldType, wanted);
        Type derived;
        var carrier = Fill(Activator.CreateInstance(kind.Derived.TryGetValue(value.ToString(), out derived) ? derived : type), depth);
        field.SetValue(carrier, value);
        return carrier;
    }

    object Fill(object carrier, int depth)
    {
        Coverage.Types.Add(carrier.GetType());
        foreach (var field in carrier.GetType().GetFields()) field.SetValue(carrier, Value(field.FieldType, depth + 1));
        return carrier;
    }
}

/// <summary>The carriers that there have been objects of.</summary>
public static class Coverage
{
    public static readonly HashSet<Type> Types = new HashSet<Type>();

    /// <summary>Is it a carrier, or does it hold one, that no object has been of yet? Such a value is never left out.</summary>
    public static bool Wants(Type type) { return Missing(type) > 0; }

    /// <summary>How many carriers of its type, or of items of its type, there have been no objects of.</summary>
    public static int Missing(Type type)
    {
        while (type.IsArray && type != typeof(byte[])) type = type.GetElementType();
        if (type.IsEnum || !type.Name.StartsWith("T_")) return 0;
        if (typeof(IDictionary).IsAssignableFrom(type)) return Missing(type.BaseType.GetGenericArguments()[1]);
        Kind kind;
        if (Contract.Kinds.TryGetValue(type, out kind)) return kind.Derived.Values.Count(each => !Types.Contains(each));
        return Types.Contains(type) ? 0 : 1;
    }
}

public static class Sameness
{
    /// <summary>The first place where two objects differ in meaning, or null.</summary>
    public static string Difference(object one, object other, string path)
    {
        if (one == null || other == null) return one == other ? null : path + ": " + Show(one) + " became " + Show(other);
        if (one.GetType() != other.GetType()) return path + ": a " + one.GetType().Name + " became a " + other.GetType().Name;
        if (one is byte[]) return ((byte[])one).SequenceEqual((byte[])other) ? null : path + ": " + Show(one) + " became " + Show(other);
        if (one is DateTime) return ((DateTime)one).Ticks == ((DateTime)other).Ticks ? null : path + ": " + Show(one) + " became " + Show(other);
        if (one is Array)
        {
            var ones = (Array)one; var others = (Array)other;
            if (ones.Length != others.Length) return path + ": " + ones.Length + " items became " + others.Length;
            return Enumerable.Range(0, ones.Length).Select(index => Item(ones.GetValue(index), others.GetValue(index), ones, path + "/" + index)).FirstOrDefault(each => each != null);
        }
        if (one is IDictionary)
        {
            var ones = (IDictionary)one; var others = (IDictionary)other;
            if (ones.Count != others.Count) return path + ": " + ones.Count + " entries became " + others.Count;
            foreach (DictionaryEntry entry in ones)
            {
                var place = path + "/" + Show(entry.Key);
                if (!others.Contains(entry.Key)) return place + " is lost";
                var difference = Item(entry.Value, others[entry.Key], one, place);
                if (difference != null) return difference;
            }
            return null;
        }
        if (Contract.Types.ContainsValue(one.GetType()) && !one.GetType().IsEnum && one.GetType().Name.StartsWith("T_"))
            return one.GetType().GetFields().Select(field => Difference(field.GetValue(one), field.GetValue(other), path + "/" + field.Name.Substring(2))).FirstOrDefault(each => each != null);
        return one.Equals(other) ? null : path + ": " + Show(one) + " became " + Show(other);
    }

    /// <summary>A value of any type is what JSON makes of it: the wires of JSON say no more.</summary>
    static string Item(object one, object other, object holder, string path)
    {
        var type = holder.GetType();
        var any = type == typeof(object[]) || (holder is IDictionary && (type.BaseType.GetGenericArguments().ElementAtOrDefault(1) == typeof(object)));
        if (!any) return Difference(one, other, path);
        var before = AsJson(one); var after = AsJson(other);
        return before == after ? null : path + ": " + before + " became " + after;
    }

    static string AsJson(object value)
    {
        return Normal(value == null ? JValue.CreateNull() : JToken.FromObject(value, JsonWire.Serializer));
    }

    /// <summary>Without an order of keys, a kind of number or the zone of a date, which the canonical form does not have.</summary>
    static string Normal(JToken token)
    {
        switch (token.Type)
        {
            case JTokenType.Object:
                return "{" + string.Join(",", ((JObject)token).Properties().OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => JsonConvert.ToString(each.Name) + ":" + Normal(each.Value))) + "}";
            case JTokenType.Array: return "[" + string.Join(",", token.Select(Normal)) + "]";
            case JTokenType.Integer: case JTokenType.Float: return JsonConvert.SerializeObject((double)token);
            case JTokenType.Date: return Unzoned(JsonConvert.ToString((DateTime)token));
            case JTokenType.String: return Unzoned(JsonConvert.ToString((string)token));
            default: return JsonConvert.ToString((string)token);
        }
    }

    static string Unzoned(string json) { return Regex.Replace(json, "^(\"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+)(?:Z|[+-]\\d\\d:\\d\\d)\"$", "$1\""); }

    static string Show(object value)
    {
        if (value == null) return "null";
        if (value is DateTime) return ((DateTime)value).ToString("o", CultureInfo.InvariantCulture);
        if (value is Enum) return value.GetType().Name.Substring(2) + " " + ((Enum)value).ToString("D") + " (" + value + ")";
        var text = JsonConvert.SerializeObject(value);
        return text.Length > 120 ? text.Substring(0, 120) + "…" : text;
    }
}

public static class Program
{
    static readonly Dictionary<int, Message> made = new Dictionary<int, Message>();

    static void Main()
    {
        var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        for (var line = input.ReadLine(); line != null; line = input.ReadLine())
        {
            var request = JsonWire.Parse(line);
            var writer = new JsonTextWriter(output);
            writer.WriteStartArray();
            foreach (var job in request["jobs"])
            {
                writer.WriteStartObject();
                Answer((string)request["task"], job, writer);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.Flush();
            output.WriteLine();
            output.Flush();
        }
    }

    static void Answer(string task, JToken job, JsonWriter writer)
    {
        try
        {
            switch (task)
            {
                case "make": Make(job, writer); break;
                case "set": Set(job, writer); break;
                case "compare": Compare(job, writer); break;
                case "read": Write(Read(Message.From(job), job), (string)job["as"] == "json" || job["xml"] != null, writer); break;
                case "forget": made.Clear(); break;
                case "coverage":
                    writer.WritePropertyName("carriers");
                    writer.WriteRawValue(JsonConvert.SerializeObject(Coverage.Types.Select(type => type.Name.Substring(2))));
                    break;
                default: throw new ArgumentException(task);
            }
        }
        catch (Exception error)
        {
            var cause = error is TargetInvocationException ? error.InnerException : error;
            writer.WritePropertyName("error");
            writer.WriteValue(cause.GetType().Name + ": " + cause.Message);
        }
    }

    static void Make(JToken job, JsonWriter writer)
    {
        var undeclared = (bool?)job["undeclared"] ?? false;
        var message = Message.From(job).Blank();
        var maker = new Maker((int)job["seed"], undeclared, (bool?)job["alike"] ?? false, (int)job["budget"]);
        foreach (var part in message.Parts) part.Value = maker.Value(part.Type, 0);
        made[(int)job["id"]] = message;
        WriteBoth(message, !undeclared, writer);
    }

    /// <summary>An object that was made, with another number in a field of its only part.</summary>
    static void Set(JToken job, JsonWriter writer)
    {
        var message = made[(int)job["id"]];
        var carrier = message.Parts.Single().Value;
        carrier.GetType().GetField("f_" + (string)job["field"]).SetValue(carrier, (int)job["number"]);
        WriteBoth(message, true, writer);
    }

    static void WriteBoth(Message message, bool hasXml, JsonWriter writer)
    {
        var xml = hasXml ? SoapWire.Write(message) : null;
        var json = JsonWire.Write(message);
        if (xml != null) { writer.WritePropertyName("xml"); writer.WriteValue(xml); }
        writer.WritePropertyName("json");
        writer.WriteRawValue(json);
        writer.WritePropertyName("spelled");
        writer.WriteStartArray();
        foreach (var part in message.Parts) writer.WriteValue(JsonWire.Write(part));
        writer.WriteEndArray();
    }

    static Message Read(Message template, JToken job)
    {
        return job["xml"] != null ? SoapWire.Read(template, (string)job["xml"]) : JsonWire.Read(template, (string)job["json"]);
    }

    static void Compare(JToken job, JsonWriter writer)
    {
        var message = made[(int)job["id"]];
        var read = Read(message, job);
        var difference = message.Parts.Zip(read.Parts, (one, other) => Sameness.Difference(one.Value, other.Value, one.Name)).FirstOrDefault(each => each != null);
        writer.WritePropertyName("difference");
        writer.WriteValue(difference);
    }

    /// <summary>What was read, as a wire says it.</summary>
    static void Write(Message message, bool asJson, JsonWriter writer)
    {
        var text = asJson ? JsonWire.Write(message) : SoapWire.Write(message);
        writer.WritePropertyName(asJson ? "json" : "xml");
        if (asJson) writer.WriteRawValue(text); else writer.WriteValue(text);
    }
}
