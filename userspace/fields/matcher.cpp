// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "fields/text_matcher.h"

namespace ringtap {

namespace {

constexpr struct {
    std::string_view name;
    uint64_t ns;
} units[] = {{"ns", 1}, {"us", 1000}, {"ms", 1000000}, {"s", 1000000000}};

bool is_number(value_type type) {
    return type == value_type::number || type == value_type::duration ||
           type == value_type::fraction;
}

bool compares_order(comparison how) {
    return how == comparison::less || how == comparison::less_equal || how == comparison::greater ||
           how == comparison::greater_equal;
}

bool is_list(comparison how) {
    return how == comparison::in || how == comparison::intersects;
}

class number_order : public matcher {
  public:
    number_order(comparison how, number_value right) : how_(how), right_(right) {}

    bool matches(const field_value &value) const override {
        switch (how_) {
            case comparison::equal:
                return value.number == right_;
            case comparison::not_equal:
                return !(value.number == right_);
            case comparison::less:
                return value.number < right_;
            case comparison::less_equal:
                return !(right_ < value.number);
            case comparison::greater:
                return right_ < value.number;
            default:
                return !(value.number < right_);
        }
    }

  private:
    comparison how_;
    number_value right_;
};

class number_list : public matcher {
  public:
    explicit number_list(std::vector<number_value> numbers) : numbers_(std::move(numbers)) {
        std::sort(numbers_.begin(), numbers_.end());
    }
    bool matches(const field_value &value) const override {
        return std::binary_search(numbers_.begin(), numbers_.end(), value.number);
    }

  private:
    std::vector<number_value> numbers_;
};

class network_list : public matcher {
  public:
    network_list(bool wanted, std::vector<ip_network> networks)
        : wanted_(wanted), networks_(std::move(networks)) {}
    bool matches(const field_value &value) const override {
        return wanted_ == std::any_of(networks_.begin(), networks_.end(), [&](const auto &network) {
                   return network.contains(value.ip);
               });
    }

  private:
    bool wanted_;
    std::vector<ip_network> networks_;
};

std::optional<number_value> parse_boolean(std::string_view text) {
    if (text == "true" || text == "1")
        return number_value::of_unsigned(1);
    if (text == "false" || text == "0")
        return number_value::of_unsigned(0);
    return std::nullopt;
}

class maker {
  public:
    maker(std::string_view text, const expression &check)
        : text_(text), check_(check), type_(check.left.type()) {}

    std::unique_ptr<matcher> make() const {
        if (type_ == value_type::text || type_ == value_type::bytes)
            return make_text_matcher(text_, check_);
        need_fitting_operator();
        if (type_ == value_type::address)
            return std::make_unique<network_list>(check_.how != comparison::not_equal, networks());
        if (is_list(check_.how))
            return std::make_unique<number_list>(numbers());
        return std::make_unique<number_order>(check_.how, numbers().front());
    }

    void need_fitting_operator() const {
        const bool any_type = check_.how == comparison::equal ||
                              check_.how == comparison::not_equal || is_list(check_.how);
        if (!any_type && !(is_number(type_) && compares_order(check_.how)))
            fail(check_.where, fmt::format("'{}' does not go with '{}', which is of type {}",
                                           comparison_word(check_.how), check_.left.field->name,
                                           type_word(type_)));
    }

  private:
    std::vector<number_value> numbers() const {
        std::vector<number_value> all;
        for (const literal &value : check_.values) {
            const auto number = type_ == value_type::boolean
                                    ? parse_boolean(value.text)
                                    : parse_number(value.text, type_ != value_type::number);
            if (!number)
                fail(value.where,
                     fmt::format("'{}' is compared with {}", check_.left.field->name, wanted()));
            all.push_back(*number);
        }
        return all;
    }

    const char *wanted() const {
        if (type_ == value_type::boolean)
            return "true or false";
        return type_ != value_type::number ? "a number of nanoseconds, or one with ns, us, ms, s"
                                           : "a number: 10, -1, 0x1f";
    }

    std::vector<ip_network> networks() const {
        std::vector<ip_network> all;
        for (const literal &value : check_.values) {
            const auto network = parse_network(value.text);
            if (!network)
                fail(value.where, "expected an IP address or a network: 10.1.2.3, 10.0.0.0/8, ::1");
            all.push_back(*network);
        }
        return all;
    }

    [[noreturn]] void fail(text_span where, const std::string &what) const {
        throw expression_error(text_, where, what);
    }

    std::string_view text_;
    const expression &check_;
    value_type type_;
};

}  // namespace

std::unique_ptr<matcher> make_matcher(std::string_view text, const expression &check) {
    return maker(text, check).make();
}

std::optional<number_value> parse_number(std::string_view text, bool duration) {
    const bool negative = !text.empty() && text[0] == '-';
    std::string_view digits = text.substr(negative);
    const bool hex = digits.substr(0, 2) == "0x" || digits.substr(0, 2) == "0X";
    digits.remove_prefix(hex ? 2 : 0);
    uint64_t magnitude = 0;
    const char *end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, magnitude, hex ? 16 : 10);
    if (error != std::errc())
        return std::nullopt;
    const std::string_view unit(stop, static_cast<size_t>(end - stop));
    const auto *known = std::find_if(std::begin(units), std::end(units),
                                     [unit](const auto &u) { return u.name == unit; });
    if (!unit.empty() && (!duration || known == std::end(units)))
        return std::nullopt;
    if (!unit.empty() && __builtin_mul_overflow(magnitude, known->ns, &magnitude))
        return std::nullopt;
    if (negative && magnitude > uint64_t{1} << 63)
        return std::nullopt;
    return negative && magnitude ? number_value{true, 0 - magnitude}
                                 : number_value::of_unsigned(magnitude);
}

}  // namespace ringtap
