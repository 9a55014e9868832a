// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_MODEL_COUNTED_H
#define RINGTAP_MODEL_COUNTED_H

#include <utility>

namespace ringtap {

// Shares an object that counts its own holders in a member `refs`: one word where shared_ptr takes
// two, which a million descriptors notice. For one thread only. The object ends by destroy(T *).
template <typename T>
class counted_ptr {
  public:
    counted_ptr() = default;
    explicit counted_ptr(T *object) : object_(object) { hold(); }
    counted_ptr(const counted_ptr &other) : object_(other.object_) { hold(); }
    counted_ptr(counted_ptr &&other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    counted_ptr &operator=(counted_ptr other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    ~counted_ptr() {
        if (object_ && --object_->refs == 0)
            destroy(object_);
    }

    T *get() const { return object_; }
    T *operator->() const { return object_; }
    T &operator*() const { return *object_; }
    explicit operator bool() const { return object_; }
    bool operator==(const counted_ptr &other) const { return object_ == other.object_; }
    bool operator!=(const counted_ptr &other) const { return object_ != other.object_; }

  private:
    void hold() {
        if (object_)
            object_->refs++;
    }

    T *object_ = nullptr;
};

}  // namespace ringtap

#endif
