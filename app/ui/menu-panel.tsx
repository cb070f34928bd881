import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Icon } from "./icon";
import type { MenuPanelProps } from "./menu";

export default function MenuPanel({ label, items, trigger, onClose }: MenuPanelProps) {
  return (
    <Popover
      isOpen
      onOpenChange={(open) => !open && onClose()}
      triggerRef={trigger}
      placement="bottom end"
      className="min-w-48 rounded-lg bg-raised p-1 shadow-raised"
    >
      <Menu aria-label={label} autoFocus="first" onClose={onClose} className="outline-none">
        {items.map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            onAction={item.onSelect}
            className={`flex min-h-target cursor-pointer items-center gap-2.5 rounded-md px-2.5 outline-none data-[focused]:bg-hover ${item.tone ? "text-danger" : ""}`}
          >
            {item.icon && <Icon name={item.icon} className="size-4" />}
            {item.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
