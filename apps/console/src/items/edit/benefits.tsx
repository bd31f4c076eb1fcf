import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { audiences, benefitKinds, choicesOf } from '../../api/words.ts';
import { Choice } from '../../app/fields.tsx';

const Row = ({ at, remove }: { at: number; remove: () => void }) => {
  const number = at + 1;
  return (
    <li className="benefit">
      <Form.Item name={[at, 'audience']} label="面向" getValueFromEvent={event => event.target.value}>
        <Choice choices={choicesOf(audiences)} none="请选择" aria-label={`第${number}条面向`} />
      </Form.Item>
      <Form.Item name={[at, 'kind']} label="性质" getValueFromEvent={event => event.target.value}>
        <Choice choices={choicesOf(benefitKinds)} aria-label={`第${number}条性质`} />
      </Form.Item>
      <Form.Item name={[at, 'text']} label="内容" className="whole">
        <Input.TextArea rows={1} maxLength={500} className="grows" />
      </Form.Item>
      <Form.Item name={[at, 'clause']} label="出自哪一条">
        <Input maxLength={50} placeholder="第三条" />
      </Form.Item>
      <Form.Item name={[at, 'fromDay']} label="自">
        <Input type="date" />
      </Form.Item>
      <Form.Item name={[at, 'toDay']} label="至">
        <Input type="date" />
      </Form.Item>
      <Button icon={<DeleteOutlined aria-hidden />} aria-label={`删去第${number}条政策要点`} onClick={remove}>
        删去
      </Button>
    </li>
  );
};

/** 政策与我: what someone gets, must do or must not miss by this text, so that they find it by who they are. */
export const Benefits = () => (
  <Form.List name="benefits">
    {(rows, { add, remove }) => (
      <>
        <p className="muted">读者按“我是谁”能找到：可以得到什么、应当做什么、哪天之前办。没有就不填。</p>
        <ul className="benefits">
          {rows.map(({ key, name }) => (
            <Row key={key} at={name} remove={() => remove(name)} />
          ))}
        </ul>
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => add({ audience: '', kind: 'subsidy', text: '', clause: '', fromDay: '', toDay: '' })}
        >
          添加一条
        </Button>
      </>
    )}
  </Form.List>
);
